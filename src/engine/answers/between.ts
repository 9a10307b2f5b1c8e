import { between } from '../../core/flows/between.ts';
import type { BookingOptions } from '../../core/flows/book-rows.ts';
import { quoted } from '../../core/filter/inert-text.ts';
import type { AxisTerm } from '../../core/format/between-terms.ts';
import { axisSet, MOST_TERMS, readAxis } from '../../core/names/between-axis.ts';
import { groupRows } from '../../core/table/group-rows.ts';
import type { BetweenAnswer, BetweenQuestion } from '../../protocol/charts.ts';
import { FailureError } from '../../protocol/failure.ts';
import type { Cancellation } from '../../protocol/platform.ts';
import { runInSlices } from '../run-steps.ts';
import type { View } from '../view.ts';

/** Groups that are taken where nobody says which. */
const USUAL_TERMS = 8;

/** What went between ends. Fails as `not-found` where an end is none that is known. */
export async function betweenAnswer(
  view: View,
  question: BetweenQuestion,
  options: BookingOptions,
  signal: Cancellation,
): Promise<BetweenAnswer> {
  const { names, table, ids } = view;
  const typed = axisOf(view, question.sources);
  const sources = typed.length > 0 ? typed : await usualTerms(view, signal);
  const others = axisOf(view, question.destinations);
  const destinations = others.length > 0 ? others : sources;
  const sets = { source: sources.map(axisSet), destination: destinations.map(axisSet) };
  const codes = await names.endsIn(table, sets, signal);
  const ends = {
    sourceOf: codes.source,
    destinationOf: codes.destination,
    sources: sources.length,
    destinations: destinations.length,
  };
  const found = await runInSlices(between(table, ids, ends, options), signal);
  const cells = found.map((cell) => ({
    ...cell,
    values: [...cell.values],
    deniedValues: [...cell.deniedValues],
  }));
  const { from, to, bucket } = options;
  return { rows: ids.length, sources, destinations, cells, from, to, bucket };
}

function axisOf({ names }: View, text: string): readonly AxisTerm[] {
  const reading = readAxis(text, names.version.book.entries);
  if (reading.ok) return reading.terms;
  throw new FailureError(
    'not-found',
    `${quoted(reading.part)} cannot be an end here.`,
    `Write at most ${MOST_TERMS} groups or names of a names file, or CIDRs, with commas between them.`,
  );
}

/** The groups that most rows have at either end. */
async function usualTerms(view: View, signal: Cancellation): Promise<readonly AxisTerm[]> {
  const columns = ['SrcGroup', 'DestGroup'] as const;
  const known = await view.known(columns, signal);
  const rowsOf = new Map<string, number>();
  for (const column of columns) {
    const groups = await runInSlices(groupRows(view.table, view.ids, [column], known), signal);
    for (const { firstRow, rows } of groups) {
      const { names = {} } = view.names.named(view.row(firstRow), [column]);
      const group = names[column] ?? '';
      if (group !== '') rowsOf.set(group, (rowsOf.get(group) ?? 0) + rows);
    }
  }
  const ranked = [...rowsOf].sort(([, a], [, b]) => b - a).slice(0, USUAL_TERMS);
  return ranked.map(([text]) => ({ kind: 'group', text }));
}
