import { BLIND_SPOTS, type BlindSpot, type BlindSpotSign } from '../format/blind-spots.ts';
import type { FlowTable } from '../table/flow-table.ts';
import type { Steps } from '../table/steps.ts';
import { type TableSigns, tableSigns } from './table-signs.ts';

/** A number that a note rests on. */
export type EvidenceName =
  'tuples' | 'stated' | 'nics' | 'kinds' | 'nsgCounted' | 'nsgZeros' | 'earlier';

/** Something that this log cannot show, where a reader might conclude from silence. */
export interface Note {
  /** Of its blind spot. */
  readonly id: string;
  readonly statement: string;
  /**
   * What was counted. `tuples`: looked at. `stated`: of these with a state. `nics`: that are
   * named. `kinds`: of log, 1 or 2. `nsgCounted`, `nsgZeros`: NSG tuples with counters, and with
   * all of them zero. `earlier`: tuples of an hour before that of their record. Empty for what is
   * true of every log.
   */
  readonly evidence: Readonly<Partial<Record<EvidenceName, number>>>;
}

/** For each sign the numbers that show it; `undefined` where the log does not have it. */
const SIGNS: Readonly<Record<BlindSpotSign, (signs: TableSigns) => Note['evidence'] | undefined>> =
  {
    always: () => ({}),
    'no-denied': ({ denied, tuples }) => (denied > 0 ? undefined : { tuples }),
    'no-begin': ({ begins, stated }) => (begins > 0 || stated === 0 ? undefined : { stated }),
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

/**
 * The blind spots that apply to the rows that the table has now, those that this log shows signs
 * of before those that every log of its kinds has. None for a table without rows.
 */
export function* notesOn(table: FlowTable): Steps<Note[]> {
  const signs = yield* tableSigns(table);
  return BLIND_SPOTS.flatMap((spot) => noteOn(spot, signs));
}

function noteOn({ id, logs, sign, statement }: BlindSpot, signs: TableSigns): Note[] {
  if (!logs.some((kind) => signs.tuplesOf[kind] > 0)) return [];
  const evidence = SIGNS[sign](signs);
  return evidence === undefined ? [] : [{ id, statement, evidence }];
}
