/** A document by its lines, so that nobody needs the whole of it as one text. */
export interface TextLines {
  readonly lineCount: number;
  /** A line without its ending. */
  lineAt(line: number): string;
}

/** A place between two characters. */
export interface TextPlace {
  readonly line: number;
  readonly character: number;
}

/** What stands before a place, at most about `most` characters of it, lines parted by `\n`. */
export function textBefore(lines: TextLines, { line, character }: TextPlace, most: number): string {
  const parts = [lines.lineAt(line).slice(Math.max(0, character - most), character)];
  let length = parts[0]!.length;
  for (let above = line - 1; above >= 0 && length < most; above--) {
    const text = lines.lineAt(above);
    const part = text.slice(Math.max(0, text.length - (most - length)));
    parts.push(part);
    length += part.length + 1;
  }
  return parts.reverse().join('\n');
}

/** What stands behind a place, at most about `most` characters of it, lines parted by `\n`. */
export function textAfter(lines: TextLines, { line, character }: TextPlace, most: number): string {
  const parts = [lines.lineAt(line).slice(character, character + most)];
  let length = parts[0]!.length;
  for (let below = line + 1; below < lines.lineCount && length < most; below++) {
    const part = lines.lineAt(below).slice(0, most - length);
    parts.push(part);
    length += part.length + 1;
  }
  return parts.join('\n');
}

/** The place that lies `count` characters behind `place`, each line's ending being one. */
export function placeAfter(lines: TextLines, place: TextPlace, count: number): TextPlace {
  let { line, character } = place;
  let rest = count;
  while (line < lines.lineCount - 1 && character + rest > lines.lineAt(line).length) {
    rest -= lines.lineAt(line).length - character + 1;
    line++;
    character = 0;
  }
  return { line, character: character + rest };
}

/** The place that lies `count` characters before `place`, each line's ending being one. */
export function placeBefore(lines: TextLines, place: TextPlace, count: number): TextPlace {
  let { line, character } = place;
  let rest = count;
  while (line > 0 && rest > character) {
    rest -= character + 1;
    line--;
    character = lines.lineAt(line).length;
  }
  return { line, character: Math.max(0, character - rest) };
}

/** How many characters lie between two places, each line's ending being one; below 0 backwards. */
export function distance(lines: TextLines, from: TextPlace, to: TextPlace): number {
  if (to.line < from.line) return -distance(lines, to, from);
  let count = to.character - from.character;
  for (let line = from.line; line < to.line; line++) count += lines.lineAt(line).length + 1;
  return count;
}
