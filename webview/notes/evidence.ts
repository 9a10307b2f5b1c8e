import { formatCount, formatCounted } from '../../src/core/format/numbers.ts';
import type { AnswerTo } from '../../src/protocol/questions.ts';

export type Note = AnswerTo<'notes'>[number];
type Evidence = Note['evidence'];

/** True of a note that this very log gives reason for, not every log of its kind. */
export function isSign({ evidence }: Note): boolean {
  return Object.keys(evidence).length > 0;
}

/** What was counted, in words; `''` for what is true of every log. */
export function evidenceWords({ evidence }: Note): string {
  return WORDS.flatMap((words) => words(evidence) ?? []).join(' ');
}

/** What each note rests on is told apart by which numbers it gives. */
const WORDS: readonly ((evidence: Evidence) => string | undefined)[] = [
  ({ tuples, earlier, marked }) =>
    tuples === undefined || earlier !== undefined || marked !== undefined
      ? undefined
      : `None of its ${formatCounted(tuples, 'tuple')} is denied.`,
  ({ stated }) =>
    stated === undefined
      ? undefined
      : `None of its ${formatCounted(stated, 'tuple')} with a state is B.`,
  ({ tuples, marked }) =>
    tuples === undefined || marked === undefined
      ? undefined
      : `${marked === 1 ? 'This is' : 'These are'} ${formatCount(marked)} of its ${formatCounted(tuples, 'tuple')}.`,
  ({ nics }) =>
    nics === undefined
      ? undefined
      : `Its tuples name ${formatCounted(nics, 'NIC')} by MAC address.`,
  ({ kinds }) =>
    kinds === 2 ? 'It holds tuples of a VNet flow log and of an NSG flow log.' : undefined,
  ({ nsgCounted, nsgZeros }) =>
    nsgCounted === undefined || nsgZeros === undefined
      ? undefined
      : `${formatCount(nsgZeros)} of its ${formatCount(nsgCounted)} allowed C and E tuples with counters count zero in all of them.`,
  ({ tuples, earlier }) =>
    tuples === undefined || earlier === undefined
      ? undefined
      : `${formatCount(earlier)} of its ${formatCounted(tuples, 'tuple')} ${earlier === 1 ? 'is' : 'are'} of an hour before the one in which their record was written.`,
];
