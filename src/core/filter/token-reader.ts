import { fail, type MistakeFacts } from './filter-error.ts';
import { quoted } from './inert-text.ts';
import type { Token } from './tokens.ts';

/** Walks over the tokens of a filter, and says what was expected where something else stands. */
export class TokenReader {
  private readonly rest: Iterator<Token, undefined, undefined>;
  private readonly tokens: Token[] = [];
  private at = 0;

  /** Tokens are taken as they are needed: behind the first mistake nobody cuts the text up. */
  constructor(tokens: Iterator<Token, undefined, undefined>) {
    this.rest = tokens;
  }

  /** The token that comes next. A bad one ends the reading with its mistake. */
  peek(): Token {
    const token = this.token(this.at)!;
    if (token.kind === 'bad') fail(token, token);
    return token;
  }

  /** The place behind the token that was taken last. */
  get end(): number {
    return this.tokens[this.at - 1]?.end ?? 0;
  }

  /** The text of the next token where it is a word or a sign, `''` elsewhere. */
  get word(): string {
    const { kind, text } = this.peek();
    return kind === 'name' || kind === 'sign' ? text : '';
  }

  /** Whether the token after the next is the word or sign `text`. */
  isSecond(text: string): boolean {
    const token = this.token(this.at + 1);
    return token?.text === text && (token.kind === 'name' || token.kind === 'sign');
  }

  private token(place: number): Token | undefined {
    while (place >= this.tokens.length) {
      const { value } = this.rest.next();
      if (value === undefined) return undefined;
      this.tokens.push(value);
    }
    return this.tokens[place];
  }

  take(): Token {
    const token = this.peek();
    if (token.kind !== 'end') this.at++;
    return token;
  }

  /** Takes the next token where it is the word or sign `text`. */
  skip(text: string): boolean {
    if (this.word !== text) return false;
    this.at++;
    return true;
  }

  /** Takes the word or sign `text`, without which there is no going on. */
  require(text: string): void {
    if (!this.skip(text)) this.unexpected({ expected: [text] });
  }

  /** Ends the reading: something else was expected in place of the next token. */
  unexpected(
    facts: Omit<MistakeFacts, 'message'> & { readonly expected: readonly string[] },
  ): never {
    const token = this.peek();
    const found =
      token.kind === 'end' ? 'The filter ends here' : `${quoted(token.text)} stands here`;
    fail(token, { message: `${found}, where ${choice(facts.expected)} was expected.`, ...facts });
  }
}

/** No sentence lists more: the rest is in the error's `expected`. */
const MOST_NAMED = 4;

function choice(expected: readonly string[]): string {
  if (expected.length === 1) return expected[0]!;
  const named = expected.slice(0, MOST_NAMED);
  const last = expected.length > MOST_NAMED ? 'another operator' : named.pop()!;
  return `${named.join(', ')} or ${last}`;
}
