/** What stands in the brackets of a template's text: `[concat(parameters('name'), '-vnet')]`. */
export type ArmExpression =
  | { readonly kind: 'literal'; readonly value: string | number }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly ArmExpression[] }
  | { readonly kind: 'member'; readonly of: ArmExpression; readonly key: ArmExpression };

/** Resource Manager allows 24,576; none that names a network is nearly as long. */
const LONGEST_EXPRESSION = 4096;

const TOKEN = /\s*(?:'((?:[^']|'')*)'|(\d{1,9})|([a-z_]\w*)|([()[\].,]))/iy;

/** Whether a template's text is computed; two brackets stand for a plain one. */
export function isExpression(text: string): boolean {
  return text.startsWith('[') && text.endsWith(']') && !text.startsWith('[[');
}

/** Reads an expression with its brackets; `undefined` where it is none, or longer than 4,096. */
export function parseExpression(text: string): ArmExpression | undefined {
  if (text.length > LONGEST_EXPRESSION) return undefined;
  const tokens = tokenize(text.slice(1, -1));
  if (tokens === undefined) return undefined;
  const reader = new ExpressionReader(tokens);
  const expression = reader.expression();
  return reader.isAtEnd ? expression : undefined;
}

interface Token {
  readonly sign: string;
  readonly word: string;
  readonly value: string | number | undefined;
}

function tokenize(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  let at = 0;
  while (at < end) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (match === null) return undefined;
    const [whole, quoted, digits, word = '', sign = ''] = match;
    const value = digits === undefined ? quoted?.replaceAll("''", "'") : Number(digits);
    tokens.push({ sign, word, value });
    at += whole.length;
  }
  return tokens;
}

class ExpressionReader {
  private readonly tokens: readonly Token[];
  private at = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  get isAtEnd(): boolean {
    return this.at === this.tokens.length;
  }

  expression(): ArmExpression | undefined {
    let of = this.operand();
    while (of !== undefined) {
      const key = this.key();
      if (key === 'none') return of;
      of = key && { kind: 'member', of, key };
    }
    return undefined;
  }

  private operand(): ArmExpression | undefined {
    const token = this.tokens[this.at++];
    if (token?.value !== undefined) return { kind: 'literal', value: token.value };
    if (token === undefined || token.word === '' || !this.takes('(')) return undefined;
    const args = this.args();
    return args && { kind: 'call', name: token.word.toLowerCase(), args };
  }

  private args(): ArmExpression[] | undefined {
    const args: ArmExpression[] = [];
    if (this.takes(')')) return args;
    do {
      const arg = this.expression();
      if (arg === undefined) return undefined;
      args.push(arg);
    } while (this.takes(','));
    return this.takes(')') ? args : undefined;
  }

  /** `.name` or `[0]` behind an operand. */
  private key(): ArmExpression | undefined | 'none' {
    if (this.takes('.')) {
      const word = this.tokens[this.at++]?.word ?? '';
      return word === '' ? undefined : { kind: 'literal', value: word };
    }
    if (!this.takes('[')) return 'none';
    const key = this.expression();
    return this.takes(']') ? key : undefined;
  }

  private takes(sign: string): boolean {
    if (this.tokens[this.at]?.sign !== sign) return false;
    this.at++;
    return true;
  }
}
