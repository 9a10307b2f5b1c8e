import { isRecordKey, type RecordKey } from '../../core/format/record-keys.ts';
import { unescapedJson } from '../../core/format/text.ts';
import { firstFrom, quoteBefore } from './string-at.ts';

/** These hold what a record says of flows, and stand in the record itself. */
const BODIES: readonly string[] = ['flowRecords', 'properties'];

const OPENING: Readonly<Record<string, string>> = { '}': '{', ']': '[' };

const SPACE = ' \t\r\n';
const PUNCTUATION = '{}[],:"';

/** What was met on the way up from a place in JSON. */
export interface Upward {
  /** The keys whose values hold the place, the innermost first. */
  readonly path: readonly string[];
  /** The values that stand before the place in the objects around it; the innermost wins. */
  readonly values: ReadonlyMap<RecordKey, string>;
  /** How many lists and objects hold the place, up to its record or as far as the walk came. */
  readonly levels: number;
  /** Where the brace of the place's record stands in the text; -1 where it was not found. */
  readonly record: number;
}

/**
 * Reads JSON backwards from the end of `before`, out of the lists and objects around that place,
 * up to the beginning of their record. What lies beside the way is passed over. `before` may begin
 * anywhere and end at any token's edge; brackets that do not pair end the walk.
 */
export function walkUpward(before: string): Upward {
  return new Walk(before).run();
}

class Walk {
  private readonly text: string;
  private at: number;
  /** The brackets that were entered from behind. */
  private readonly inside: string[] = [];
  private readonly path: string[] = [];
  private readonly values = new Map<RecordKey, string>();
  private record = -1;
  private levels = 0;
  /** The text, number or word that was passed last, as the value of the key that may come. */
  private scalar: string | undefined;
  /** True while what was passed last is the list or object that was left. */
  private isLeaving = true;
  private isKey = false;

  constructor(before: string) {
    this.text = before;
    this.at = before.length;
  }

  run(): Upward {
    // The place itself stands in a value of its own, which has no key here.
    this.isLeaving = false;
    while (this.at > 0 && this.record < 0 && this.step());
    const { path, values, levels, record } = this;
    return { path, values, levels, record };
  }

  /** Passes one token; false where the way ends. */
  private step(): boolean {
    const character = this.text[this.at - 1]!;
    if (SPACE.includes(character)) this.at--;
    else if (character === '"') return this.passString();
    else if (character in OPENING) this.enter(OPENING[character]!);
    else if (character === '{' || character === '[') return this.leave(character);
    else if (character === ':') this.passColon();
    else if (character === ',') this.passComma();
    else this.passWord();
    return true;
  }

  private enter(opening: string): void {
    this.inside.push(opening);
    this.at--;
    this.forget();
  }

  private leave(character: string): boolean {
    this.at--;
    if (this.inside.length > 0) return this.inside.pop() === character;
    this.levels++;
    if (character === '{' && this.isRecord()) this.record = this.at;
    this.forget();
    this.isLeaving = true;
    return true;
  }

  /** By what was left on the way; or by the first key, where the place is in the record itself. */
  private isRecord(): boolean {
    if (BODIES.includes(this.path.at(-1) ?? '')) return true;
    return this.path.length === 0 && beginsRecord(this.text, this.at);
  }

  private passString(): boolean {
    const start = quoteBefore(this.text, this.at - 2);
    if (start < 0) return false;
    const text = this.text.slice(start + 1, this.at - 1);
    this.at = start;
    if (this.inside.length > 0) return true;
    if (this.isKey) this.passKey(text);
    else this.scalar = text;
    return true;
  }

  private passKey(key: string): void {
    if (this.isLeaving) this.path.push(key);
    else if (this.scalar !== undefined && isRecordKey(key) && !this.values.has(key)) {
      this.values.set(key, unescapedJson(this.scalar) ?? this.scalar);
    }
    this.forget();
  }

  private passColon(): void {
    this.at--;
    this.isKey = true;
  }

  private passComma(): void {
    this.at--;
    this.forget();
  }

  private passWord(): void {
    const end = this.at;
    while (this.at > 0 && !isEdge(this.text[this.at - 1]!)) this.at--;
    if (this.inside.length === 0) this.scalar = this.text.slice(this.at, end);
  }

  private forget(): void {
    this.scalar = undefined;
    this.isLeaving = false;
    this.isKey = false;
  }
}

function isEdge(character: string): boolean {
  return PUNCTUATION.includes(character) || SPACE.includes(character);
}

/** Keys that only a record has, as the first in it. */
const FIRST_KEY =
  /\{\s*"(?:time|systemId|macAddress|category|resourceId|operationName|flowLogGUID|flowLogVersion|flowLogResourceID|targetResourceID|flowRecords|properties)"\s*:/y;

/** Whether an object that begins at `brace` begins as records do. */
export function beginsRecord(text: string, brace: number): boolean {
  if (firstFrom(text, brace + 1) !== '"') return false;
  FIRST_KEY.lastIndex = brace;
  return FIRST_KEY.test(text);
}
