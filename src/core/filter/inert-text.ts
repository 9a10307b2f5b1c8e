/**
 * Characters that a reader cannot see or that change how their neighbours are shown: controls,
 * formats (right-to-left overrides among them), halves of pairs, line separators.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** A foreign text for display: what could not be seen shows as U+FFFD, one for one. */
export function visible(text: string): string {
  return text.replace(UNSEEN, '\u{fffd}');
}

const MOST_QUOTED = 40;

/** A piece of foreign text as a message quotes it: on one line, harmless, and not long. */
export function quoted(text: string, most = MOST_QUOTED): string {
  const shown = text.length > most ? `${text.slice(0, most)}…` : text;
  return `“${visible(shown)}”`;
}

const PLAIN_ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** A text as a literal of the filter language, in which every character can be seen. */
export function formatText(text: string): string {
  return `"${text.replace(/["\\]/g, escape).replace(UNSEEN, escape)}"`;
}

function escape(character: string): string {
  const plain = PLAIN_ESCAPES[character];
  if (plain !== undefined) return plain;
  const code = character.codePointAt(0)!;
  return code > 0xffff
    ? `\\U${code.toString(16).padStart(8, '0')}`
    : `\\u${code.toString(16).padStart(4, '0')}`;
}
