import { BLIND_SPOTS, type BlindSpot, type BlindSpotSign } from '../format/blind-spots.ts';
import type { MarkColumn } from '../format/columns.ts';
import type { FlowTable } from '../table/flow-table.ts';
import type { Steps } from '../table/steps.ts';
import { type TableSigns, tableSigns } from './table-signs.ts';

/** A number that a note rests on. */
export type EvidenceName =
  'tuples' | 'stated' | 'marked' | 'nics' | 'kinds' | 'nsgCounted' | 'nsgZeros' | 'earlier';

/** Something that this log cannot show, where a reader might conclude from silence. */
export interface Note {
  /** Of its blind spot. */
  readonly id: string;
  readonly statement: string;
  /**
   * What was counted. `tuples`: looked at. `stated`: of these with a state. `marked`: that
   * `column` tells. `nics`: that are named. `kinds`: of log, 1 or 2. `nsgCounted`, `nsgZeros`: NSG tuples with counters, and with
   * all of them zero. `earlier`: tuples of an hour before that of their record. Empty for what is
   * true of every log.
   */
  readonly evidence: Readonly<Partial<Record<EvidenceName, number>>>;
  /** The column that tells the rows that it is about, where they can be left out by a filter. */
  readonly column?: MarkColumn;
}

/** What a log shows: what is read off its rows, and how many are marked. */
type Signs = TableSigns & Readonly<Record<MarkColumn, number>>;

/** For each sign the numbers that show it; `undefined` where the log does not have it. */
const SIGNS: Readonly<Record<BlindSpotSign, (signs: Signs) => Note['evidence'] | undefined>> = {
  always: () => ({}),
  'no-denied': ({ denied, tuples }) => (denied > 0 ? undefined : { tuples }),
  'no-begin': ({ begins, stated }) => (begins > 0 || stated === 0 ? undefined : { stated }),
  duplicates: ({ IsDuplicate, tuples }) => markEvidence(IsDuplicate, tuples),
  'other-sides': ({ IsOtherSide, tuples }) => markEvidence(IsOtherSide, tuples),
  'several-nics': (signs) => {
    const { nics } = signs;
    const kinds = BOTH.filter((kind) => signs.tuplesOf[kind] > 0).length;
    return nics > 1 || kinds > 1 ? { nics, kinds } : undefined;
  },
  'zero-counters': ({ nsgCounted, nsgZeros }) =>
    nsgZeros === 0 ? undefined : { nsgCounted, nsgZeros },
  'earlier-tuples': ({ earlier, tuples }) => (earlier === 0 ? undefined : { tuples, earlier }),
};

const BOTH = ['vnet', 'nsg'] as const;

function markEvidence(marked: number, tuples: number): Note['evidence'] | undefined {
  return marked === 0 ? undefined : { tuples, marked };
}

/**
 * The blind spots that apply to the rows that the table has now, those that this log shows signs
 * of before those that every log of its kinds has. None for a table without rows. `marked` is how
 * many of them each column marks.
 */
export function* notesOn(
  table: FlowTable,
  marked: Readonly<Record<MarkColumn, number>>,
): Steps<Note[]> {
  const signs = { ...(yield* tableSigns(table)), ...marked };
  return BLIND_SPOTS.flatMap((spot) => noteOn(spot, signs));
}

function noteOn({ id, logs, sign, statement, column }: BlindSpot, signs: Signs): Note[] {
  if (!logs.some((kind) => signs.tuplesOf[kind] > 0)) return [];
  const evidence = SIGNS[sign](signs);
  if (evidence === undefined) return [];
  return [{ id, statement, evidence, ...(column === undefined ? {} : { column }) }];
}
