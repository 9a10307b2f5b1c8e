import { findColumn } from '../format/columns.ts';
import { fail } from './filter-error.ts';
import {
  checkCount,
  OPERAND,
  unexpectedBehind,
  unknownFunction,
  unknownName,
} from './expectations.ts';
import { findFunction } from './functions.ts';
import { parseLiteral } from './literals.ts';
import {
  type ArithmeticOperator,
  EQUALITY_OPERATORS,
  FOREIGN_SIGNS,
  LIST_OPERATORS,
  ORDER_OPERATORS,
  PRODUCT_OPERATORS,
  RANGE_OPERATORS,
  SUM_OPERATORS,
  textOperator,
} from './operators.ts';
import type { Expression } from './syntax.ts';
import { TokenReader } from './token-reader.ts';
import { tokensOf } from './tokens.ts';

/** Parentheses deeper than this are nobody's filter, and would exhaust the stack. */
const MOST_NESTED = 100;

/** Likewise signs of arithmetic in one filter: a sum's tree is as deep as the sum is long. */
const MOST_ARITHMETIC = 400;

/**
 * Reads a filter by the precedence of KQL's grammar: `or`, `and`, equality with lists and ranges,
 * order, sums, products, text operators. Throws a `Mistake`. `undefined` for an empty filter.
 */
export function parse(text: string): Expression | undefined {
  const parser = new Parser(new TokenReader(tokensOf(text)));
  return parser.filter();
}

class Parser {
  private readonly tokens: TokenReader;
  private nested = 0;
  private arithmetic = 0;

  constructor(tokens: TokenReader) {
    this.tokens = tokens;
  }

  filter(): Expression | undefined {
    if (this.tokens.peek().kind === 'end') return undefined;
    const expression = this.either();
    if (this.tokens.peek().kind !== 'end') unexpectedBehind(expression, this.tokens);
    return expression;
  }

  private either(): Expression {
    return this.terms('or', () => this.terms('and', () => this.equality()));
  }

  private terms(kind: 'and' | 'or', term: () => Expression): Expression {
    const first = term();
    const terms = [first];
    while (this.tokens.skip(kind)) terms.push(term());
    return terms.length === 1 ? first : this.spanned(first, { kind, terms });
  }

  private equality(): Expression {
    const left = this.order();
    const word = this.tokens.word;
    if (isOneOf(EQUALITY_OPERATORS, word)) {
      const operatorSpan = this.tokens.take();
      const right = this.order();
      return this.spanned(left, { kind: 'equality', operator: word, operatorSpan, left, right });
    }
    if (isOneOf(LIST_OPERATORS, word)) {
      this.tokens.take();
      return this.spanned(left, { kind: 'list', operator: word, left, items: this.list() });
    }
    if (isOneOf(RANGE_OPERATORS, word)) {
      this.tokens.take();
      return this.spanned(left, { kind: 'range', operator: word, left, ...this.range() });
    }
    return left;
  }

  private list(): Expression[] {
    this.tokens.require('(');
    const items = [this.sum()];
    while (this.tokens.skip(',')) items.push(this.sum());
    if (!this.tokens.skip(')')) this.tokens.unexpected({ expected: [',', ')'] });
    return items;
  }

  private range(): { low: Expression; high: Expression } {
    this.tokens.require('(');
    const low = this.sum();
    this.tokens.require('..');
    const high = this.sum();
    this.tokens.require(')');
    return { low, high };
  }

  private order(): Expression {
    const left = this.sum();
    const operator = this.tokens.word;
    if (!isOneOf(ORDER_OPERATORS, operator)) return left;
    const operatorSpan = this.tokens.take();
    const right = this.sum();
    return this.spanned(left, { kind: 'order', operator, operatorSpan, left, right });
  }

  private sum(): Expression {
    return this.chain(SUM_OPERATORS, () => this.chain(PRODUCT_OPERATORS, () => this.textual()));
  }

  private chain(operators: readonly ArithmeticOperator[], operand: () => Expression): Expression {
    let left = operand();
    for (let word = this.tokens.word; isOneOf(operators, word); word = this.tokens.word) {
      const operator = word;
      const operatorSpan = this.tokens.take();
      this.countArithmetic();
      const right = operand();
      left = this.spanned(left, { kind: 'arithmetic', operator, operatorSpan, left, right });
    }
    return left;
  }

  private textual(): Expression {
    const left = this.operand();
    const operator = textOperator(this.tokens.word);
    if (operator !== undefined) {
      const operatorSpan = this.tokens.take();
      const right = this.operand();
      return this.spanned(left, { kind: 'text', operator, operatorSpan, left, right });
    }
    if (this.tokens.word !== 'matches') return left;
    this.tokens.take();
    if (!this.tokens.skip('regex')) this.tokens.unexpected({ expected: ['regex'] });
    return this.spanned(left, { kind: 'regex', left, right: this.operand() });
  }

  private operand(): Expression {
    const token = this.tokens.peek();
    if (token.kind === 'name') return this.name(token.text);
    if (token.kind === 'sign') return this.signed(token.text);
    if (token.kind === 'end' || token.kind === 'bad') this.tokens.unexpected({ expected: OPERAND });
    const literal = parseLiteral(token);
    this.tokens.take();
    return { kind: 'literal', literal, start: token.start, end: token.end };
  }

  private signed(sign: string): Expression {
    const start = this.tokens.peek().start;
    if (this.tokens.skip('(')) {
      const inner = this.nest(() => this.either());
      if (!this.tokens.skip(')')) unexpectedBehind(inner, this.tokens, ')');
      return { kind: 'group', inner, start, end: this.tokens.end };
    }
    if (this.tokens.skip('-')) {
      this.countArithmetic();
      return { kind: 'negative', operand: this.operand(), start, end: this.tokens.end };
    }
    // The other signs of other languages stand between two operands.
    const suggestion = sign === '!' ? FOREIGN_SIGNS.get(sign) : undefined;
    return this.tokens.unexpected({ expected: OPERAND, suggestion });
  }

  private name(name: string): Expression {
    if (this.tokens.isSecond('(')) return this.call(name);
    const { start, end } = this.tokens.peek();
    if (/^(?:true|True|TRUE|false|False|FALSE)$/.test(name)) {
      this.tokens.take();
      const value = name.toLowerCase() === 'true';
      return { kind: 'literal', literal: { type: 'bool', value }, start, end };
    }
    const column = findColumn(name)?.name;
    if (column === undefined) unknownName(this.tokens);
    this.tokens.take();
    return { kind: 'column', column, start, end };
  }

  private call(name: string): Expression {
    const token = this.tokens.peek();
    const facts = findFunction(name);
    if (facts === undefined) unknownFunction(token);
    this.tokens.take();
    this.tokens.require('(');
    const args = this.tokens.word === ')' ? [] : this.nest(() => this.args());
    if (!this.tokens.skip(')')) this.tokens.unexpected({ expected: [',', ')'] });
    const call = { start: token.start, end: this.tokens.end };
    checkCount(facts, args.length, call);
    return { kind: 'call', name: facts.name, args, ...call };
  }

  private args(): Expression[] {
    const args = [this.either()];
    while (this.tokens.skip(',')) args.push(this.either());
    return args;
  }

  private nest<T>(work: () => T): T {
    if (++this.nested > MOST_NESTED) {
      fail(this.tokens.peek(), {
        message: `Parentheses stand more than ${MOST_NESTED} deep here.`,
      });
    }
    const result = work();
    this.nested--;
    return result;
  }

  private countArithmetic(): void {
    if (++this.arithmetic <= MOST_ARITHMETIC) return;
    fail(this.tokens.peek(), { message: 'The filter calculates more than can be followed.' });
  }

  private spanned<T extends object>(
    first: Expression,
    node: T,
  ): T & { start: number; end: number } {
    return { ...node, start: first.start, end: this.tokens.end };
  }
}

function isOneOf<T extends string>(known: readonly T[], word: string): word is T {
  return known.some((operator) => operator === word);
}
