import { DIRECTIONS } from '../../src/core/format/direction.ts';
import { FLOW_STATES, isFlowState } from '../../src/core/format/flow-state.ts';
import { VERDICTS } from '../../src/core/format/verdict.ts';
import type { Booking, StackBy } from '../../src/protocol/charts.ts';
import type { ChartColour } from './theme.ts';

/** How one part of a stack is shown; what is denied has a sign and a hatch beside its colour. */
export interface StackLook {
  readonly label: string;
  readonly colour: ChartColour;
  readonly isHatched: boolean;
}

/** What the timeline can be stacked by, as a choice. */
export const STACK_WORDS: Readonly<Record<StackBy, string>> = {
  verdict: 'Verdict',
  state: 'State',
  direction: 'Direction',
};

/** When counters are booked, as a choice. */
export const BOOKING_WORDS: Readonly<Record<Booking, string>> = {
  spread: 'Spread over their time',
  raw: 'Raw, as logged',
};

/** Why the two bookings differ. */
export const BOOKING_REASON =
  'The counters of C and E tuples hold what passed since the previous tuple of their flow, about five minutes. Spread, they count evenly over that time; raw, all at the time of their tuple, which makes peaks every five minutes that never were.';

export const ALLOWED: StackLook = {
  label: VERDICTS.A.word,
  colour: 'blue',
  isHatched: false,
};
export const DENIED: StackLook = {
  label: `⊘ ${VERDICTS.D.word}`,
  colour: 'red',
  isHatched: true,
};

const STATE_COLOURS: Readonly<Record<string, ChartColour>> = {
  B: 'green',
  C: 'blue',
  E: 'purple',
};

/** The look of a stack by its key in the answer. */
export function stackLook(stackBy: StackBy, key: string): StackLook {
  switch (stackBy) {
    case 'verdict':
      return key === 'D' ? DENIED : ALLOWED;
    case 'state':
      return key === 'D' ? DENIED : stateLook(key);
    case 'direction':
      return key === 'O'
        ? { label: DIRECTIONS.O.word, colour: 'orange', isHatched: false }
        : { label: DIRECTIONS.I.word, colour: 'blue', isHatched: false };
  }
}

function stateLook(key: string): StackLook {
  const word = isFlowState(key) ? FLOW_STATES[key].word : key;
  const label = key === '' ? 'No state (NSG version 1)' : `${word} ${key}`;
  return { label, colour: STATE_COLOURS[key] ?? 'grey', isHatched: false };
}
