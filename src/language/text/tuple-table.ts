import { tupleFieldLine } from '../../core/format/tuple-field-lines.ts';
import { fieldFacts, fieldsOf } from '../../core/format/tuple-fields.ts';
import { code, inert, table } from './markdown.ts';
import type { ReadTuple } from './read-tuple.ts';

/** The whole tuple as a small table, the field that is pointed at being marked. */
export function tupleTable(tuple: ReadTuple, marked: number): string {
  const names = fieldsOf(tuple.shape);
  const count = Math.min(Math.max(names.length, tuple.fields.length), names.length + 3);
  const rows = Array.from({ length: count }, (_, at) => {
    const cells = cellsOf(tuple, at);
    return at === marked ? ['▶', ...cells.map(strong)] : ['', ...cells];
  });
  return table(['', 'Field', 'Logged', 'Reads'], rows);
}

function strong(cell: string): string {
  return cell === '' ? '' : `**${cell}**`;
}

function cellsOf(tuple: ReadTuple, at: number): string[] {
  const logged = tuple.fields[at];
  const text = logged === undefined ? 'missing' : logged === '' ? '' : code(logged);
  const name = fieldsOf(tuple.shape)[at];
  if (name === undefined) return [`Field ${at + 1}`, text, '⚠ too many'];
  const { label } = fieldFacts(name, tuple.shape);
  return [label, text, logged === undefined ? '⚠' : wordsOf(tuple, at)];
}

/** What the logged text does not say by itself. */
function wordsOf(tuple: ReadTuple, at: number): string {
  const facts = fieldFacts(fieldsOf(tuple.shape)[at]!, tuple.shape);
  if (tuple.reading[facts.field] === undefined) return '⚠ malformed';
  const { text, code: more, warning } = tupleFieldLine(tuple.row, facts);
  const logged = tuple.fields[at]!;
  const words = [text, more ?? ''].filter((word) => word !== '' && word !== logged);
  return inert(`${words.join(' · ')}${warning === undefined ? '' : ` · ⚠ ${warning}`}`);
}
