/** A function of the filter language, as completion shows it. */
export interface FunctionFacts {
  readonly name: string;
  /** What stands between its parentheses. */
  readonly parameters: string;
  readonly description: string;
  readonly least: number;
  readonly most: number;
}

/** All functions. `datetime(…)` and `time(…)` are literals, not functions. */
export const FUNCTIONS = [
  {
    name: 'not',
    parameters: 'condition',
    description: 'True where the condition is false.',
    least: 1,
    most: 1,
  },
  {
    name: 'ipv4_is_in_range',
    parameters: 'address, "10.0.0.0/8"',
    description: 'Whether an IPv4 address lies in a range.',
    least: 2,
    most: 2,
  },
  {
    name: 'ipv4_is_in_any_range',
    parameters: 'address, "10.0.0.0/8", …',
    description: 'Whether an IPv4 address lies in one of several ranges.',
    least: 2,
    most: Infinity,
  },
  {
    name: 'ipv4_is_private',
    parameters: 'address',
    description: 'Whether an IPv4 address is private (RFC 1918).',
    least: 1,
    most: 1,
  },
  {
    name: 'ipv6_is_in_range',
    parameters: 'address, "fd00::/8"',
    description: 'Whether an IPv6 address lies in a range.',
    least: 2,
    most: 2,
  },
  {
    name: 'isempty',
    parameters: 'value',
    description: 'Whether a text is empty or a value is null.',
    least: 1,
    most: 1,
  },
  {
    name: 'isnotempty',
    parameters: 'value',
    description: 'Whether a text is not empty, or a value not null.',
    least: 1,
    most: 1,
  },
  {
    name: 'isnull',
    parameters: 'value',
    description: 'Whether a value is null: counters of tuples without statistics are.',
    least: 1,
    most: 1,
  },
  {
    name: 'isnotnull',
    parameters: 'value',
    description: 'Whether a value is not null.',
    least: 1,
    most: 1,
  },
  {
    name: 'ago',
    parameters: '1h',
    description: 'The time so long before now, UTC.',
    least: 1,
    most: 1,
  },
  {
    name: 'now',
    parameters: '',
    description: 'The time when the filter was applied, UTC; with a timespan, so much later.',
    least: 0,
    most: 1,
  },
] as const satisfies readonly FunctionFacts[];

export type FunctionName = (typeof FUNCTIONS)[number]['name'];

const byName = new Map<string, (typeof FUNCTIONS)[number]>(
  FUNCTIONS.map((facts) => [facts.name, facts]),
);

/** The function of that exact name. */
export function findFunction(name: string): (typeof FUNCTIONS)[number] | undefined {
  return byName.get(name);
}
