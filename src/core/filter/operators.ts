/** `a == b` and the like. */
export const EQUALITY_OPERATORS = ['==', '!='] as const;
export type EqualityOperator = (typeof EQUALITY_OPERATORS)[number];

/** `a < b` and the like: on numbers, times and spans. */
export const ORDER_OPERATORS = ['<', '<=', '>', '>='] as const;
export type OrderOperator = (typeof ORDER_OPERATORS)[number];

/** How one text can stand to another. Each can be negated: `has` by `!has`, `=~` by `!~`. */
export const TEXT_RELATIONS = [
  '=~',
  'has',
  'has_cs',
  'contains',
  'contains_cs',
  'startswith',
  'startswith_cs',
  'endswith',
  'endswith_cs',
] as const;
export type TextRelation = (typeof TEXT_RELATIONS)[number];

/** `a in (b, c)` and the like. */
export const LIST_OPERATORS = ['in', '!in', 'in~', '!in~', 'has_any'] as const;
export type ListOperator = (typeof LIST_OPERATORS)[number];

/** `a between (b .. c)`, both bounds included. */
export const RANGE_OPERATORS = ['between', '!between'] as const;
export type RangeOperator = (typeof RANGE_OPERATORS)[number];

/** KQL's only operator of two words. */
export const REGEX_OPERATOR = 'matches regex';

export const SUM_OPERATORS = ['+', '-'] as const;
export const PRODUCT_OPERATORS = ['*', '/'] as const;
export type ArithmeticOperator =
  (typeof SUM_OPERATORS)[number] | (typeof PRODUCT_OPERATORS)[number];

/** A text operator: what it asks, and whether the answer is turned round. */
export interface TextOperator {
  readonly relation: TextRelation;
  readonly negated: boolean;
}

const TEXT_OPERATORS = new Map<string, TextOperator>(
  TEXT_RELATIONS.flatMap((relation): [string, TextOperator][] => [
    [relation, { relation, negated: false }],
    [negation(relation), { relation, negated: true }],
  ]),
);

function negation(relation: TextRelation): string {
  return relation === '=~' ? '!~' : `!${relation}`;
}

/** The text operator that is written so. */
export function textOperator(text: string): TextOperator | undefined {
  return TEXT_OPERATORS.get(text);
}

/** Operators that fit text, numbers (and times), and conditions, the usual ones first. */
export const OPERATORS_OF = {
  text: [
    ...EQUALITY_OPERATORS,
    ...LIST_OPERATORS,
    ...TEXT_OPERATORS.keys(),
    REGEX_OPERATOR,
  ] as readonly string[],
  number: [
    ...EQUALITY_OPERATORS,
    ...ORDER_OPERATORS,
    'in',
    '!in',
    ...RANGE_OPERATORS,
    ...SUM_OPERATORS,
    ...PRODUCT_OPERATORS,
  ] as readonly string[],
  bool: EQUALITY_OPERATORS as readonly string[],
};

/** Every operator that is a word or can be mistaken for one, for "did you mean". */
export const WORD_OPERATORS: readonly string[] = [
  'and',
  'or',
  ...LIST_OPERATORS,
  ...RANGE_OPERATORS,
  ...TEXT_OPERATORS.keys(),
  REGEX_OPERATOR,
].filter((text) => /[a-z]/.test(text));

/** Signs that other languages write for what KQL writes in another way. */
export const FOREIGN_SIGNS: ReadonlyMap<string, string> = new Map([
  ['=', '=='],
  ['===', '=='],
  ['<>', '!='],
  ['&&', 'and'],
  ['&', 'and'],
  ['||', 'or'],
  ['|', 'or'],
  ['!', 'not('],
]);
