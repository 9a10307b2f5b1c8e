import { visible } from '../../core/filter/inert-text.ts';
import type { Line } from '../../core/format/line.ts';

/** Longer text of a log says no more in a hover. */
const LONGEST = 300;

const PUNCTUATION = /[!-/:-@[-`{-~]/g;

/**
 * Text of a document as Markdown that shows it and does nothing else: no markup, no link, no icon.
 * All of ASCII's punctuation is escaped, so that neither links nor addresses are made of it.
 */
export function inert(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return visible(cut).replace(PUNCTUATION, '\\$&');
}

/** Codes, addresses and numbers as code; any other text stands as it is. */
export function code(text: string): string {
  return /^[\w.:/ -]{1,80}$/.test(text) && text.trim() === text ? `\`${text}\`` : inert(text);
}

/** A line of facts: `**Rule** ssh (NSG) · what that means.` Without a label the text is strong. */
export function factMarkdown({ label, text, code: also, warning, meaning, isMono }: Line): string {
  const shown = isMono === true ? code(text) : inert(text);
  const said = label === '' ? [`**${shown}**`] : [`**${inert(label)}**`, shown];
  if (also !== undefined) said.push(codeOf(also));
  if (warning !== undefined) said.push(`**⚠ ${inert(warning)}**`);
  const line = said.join(' ');
  return meaning === undefined || meaning === '' ? line : `${line} · ${inert(meaning)}`;
}

function codeOf(text: string): string {
  return text.startsWith('(') ? inert(text) : code(text);
}

/** A table; its cells are Markdown already. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(headings), line(headings.map(() => ':--')), ...rows.map(line)].join('\n');
}

/** Lines under each other, in one paragraph. */
export function stacked(lines: readonly string[]): string {
  return lines.join('  \n');
}

/** Parts with a rule between them; empty ones are left out. */
export function section(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n---\n\n');
}
