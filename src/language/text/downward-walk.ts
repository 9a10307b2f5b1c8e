import { createScanner, type SyntaxKind } from 'jsonc-parser';
import { isRecordKey, type RecordKey } from '../../core/format/record-keys.ts';
import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  END,
  NUMBER,
  OPEN_BRACE,
  OPEN_BRACKET,
  STRING,
} from './json-tokens.ts';

/**
 * The values that stand behind a place in the objects around it, `levels` lists and objects far
 * out: keys come in any order. `after` begins at the place, at a token's edge.
 */
export function walkDownward(after: string, levels: number): ReadonlyMap<RecordKey, string> {
  const scanner = createScanner(after, true);
  const values = new Map<RecordKey, string>();
  const pairs = new Pairs(values);
  let inside = 0;
  let left = 0;
  for (let token = scanner.scan(); token !== END && left < levels; token = scanner.scan()) {
    const isOpening = token === OPEN_BRACE || token === OPEN_BRACKET;
    const isClosing = token === CLOSE_BRACE || token === CLOSE_BRACKET;
    if (isOpening) inside++;
    else if (isClosing && inside > 0) inside--;
    else if (isClosing) left++;
    else if (inside === 0) pairs.take(token, scanner.getTokenValue());
  }
  return values;
}

/** Makes keys and values of what stands beside the way; the first of a key, the innermost, wins. */
class Pairs {
  private readonly values: Map<RecordKey, string>;
  private text = '';
  private key = '';

  constructor(values: Map<RecordKey, string>) {
    this.values = values;
  }

  take(token: SyntaxKind, text: string): void {
    if (token === COLON) this.key = this.text;
    else if ((token === STRING || token === NUMBER) && this.key !== '') this.keep(text);
    else this.key = '';
    this.text = token === STRING ? text : '';
  }

  private keep(value: string): void {
    if (isRecordKey(this.key) && !this.values.has(this.key)) this.values.set(this.key, value);
    this.key = '';
  }
}
