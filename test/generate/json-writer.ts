import type { Random } from './random.ts';

/** How a JSON text is laid out; what it says is the same in every style. */
export interface JsonStyle {
  /** What may stand between tokens. */
  readonly gaps: readonly string[];
  /** Keys in any order, not in the order given. */
  readonly shuffled: boolean;
  /** Share of characters that are written as `\u` escapes. */
  readonly escapes: number;
  /** Share of objects that hold an unknown key more. */
  readonly extras: number;
}

/** A key that is escaped from end to end is longer than any that a log has. */
const KEY_ESCAPES = 0.02;

/** A key and what writes its value. */
export type Entry = readonly [key: string, write: () => void];

/** Writes JSON in a random style and knows at which byte it stands. */
export class JsonWriter {
  /** Bytes (UTF-8) written so far. */
  bytes = 0;
  private readonly random: Random;
  private readonly style: JsonStyle;
  private readonly parts: string[] = [];

  constructor(random: Random, style: JsonStyle) {
    this.random = random;
    this.style = style;
  }

  get text(): string {
    return this.parts.join('');
  }

  raw(text: string): void {
    this.parts.push(text);
    this.bytes += Buffer.byteLength(text);
  }

  /** Writes a string and returns the byte offset behind its opening quote. */
  string(text: string): number {
    this.raw('"');
    const offset = this.bytes;
    this.raw(this.escaped(text, this.style.escapes));
    this.raw('"');
    return offset;
  }

  list<T>(items: readonly T[], write: (item: T) => void): void {
    this.raw('[');
    this.separated(items, write);
    this.raw(']');
  }

  /** `traps` are keys that mean something elsewhere in a log and nothing here. */
  object(entries: readonly Entry[], traps: readonly string[] = []): void {
    const { random, style } = this;
    const all = [...entries];
    if (random.chance(style.extras)) {
      const key = random.pick(traps.length > 0 && random.chance(0.5) ? traps : STRANGE_KEYS);
      all.splice(random.below(all.length + 1), 0, [key, () => this.junk(3)]);
    }
    this.raw('{');
    this.separated(style.shuffled ? random.shuffled(all) : all, ([key, write]) => {
      this.raw(`"${this.escaped(key, Math.min(style.escapes, KEY_ESCAPES))}"`);
      this.gap();
      this.raw(':');
      this.gap();
      write();
    });
    this.raw('}');
  }

  gap(): void {
    if (this.style.gaps.length > 0) this.raw(this.random.pick(this.style.gaps));
  }

  private separated<T>(items: readonly T[], write: (item: T) => void): void {
    this.gap();
    items.forEach((item, at) => {
      if (at > 0) {
        this.raw(',');
        this.gap();
      }
      write(item);
      this.gap();
    });
  }

  private escaped(text: string, share: number): string {
    const { random } = this;
    const plain = JSON.stringify(text).slice(1, -1);
    if (share === 0 || plain.includes('\\')) return plain;
    return plain.replace(/[ -~]/g, (character) =>
      random.chance(share) ? unicodeEscape(random, character) : character,
    );
  }

  /** A value that no flow log has, and that must be passed over. */
  private junk(depth: number): void {
    const { random } = this;
    const kind = random.below(depth > 0 ? 5 : 3);
    if (kind === 0) this.raw(random.pick(['null', 'true', 'false', '0', '-1.5e-10', '12E+3']));
    else if (kind <= 2) this.string(random.pick(STRANGE_TEXTS));
    else if (kind === 3) this.list(Array(random.below(3)).fill(0), () => this.junk(depth - 1));
    else this.object([[random.pick(STRANGE_KEYS), () => this.junk(depth - 1)]], LOG_KEYS);
  }
}

function unicodeEscape(random: Random, character: string): string {
  if (character === '/' && random.chance(0.5)) return '\\/';
  const hex = character.charCodeAt(0).toString(16).padStart(4, '0');
  return `\\u${random.chance(0.5) ? hex.toUpperCase() : hex}`;
}

const LOG_KEYS = ['records', 'flowTuples', 'flowRecords', 'properties', 'time', 'rule', 'flows'];
const STRANGE_KEYS = ['extra', '', 'x "y"', 'ключ', 'k'.repeat(100), '\\', '{"time":'];
const STRANGE_TEXTS = [
  '',
  '}]}',
  '","',
  '{"time":"now"}',
  'é🦊\u2028',
  '1773478800000,10.0.0.1,10.0.0.2,1,2,6,I,B,NX,0,0,0,0',
  'z'.repeat(3000),
];
