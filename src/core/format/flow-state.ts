/** A flow's state as logged; empty in NSG version 1, which has no states. */
export type FlowState = 'B' | 'C' | 'E' | 'D' | '';

/** What a state says. */
export interface FlowStateFacts {
  readonly code: FlowState;
  /** The word that stands for it; empty where nothing was logged. */
  readonly word: string;
  readonly meaning: string;
  /** False where real blobs hold `0,0,0,0` or blanks: such a row counts nothing, not zero. */
  readonly carriesStatistics: boolean;
}

/** The trap in `C` and `E`: their counters are differences, not running totals. */
export const COUNTERS_ARE_DELTAS =
  'Counters hold what passed since the previous tuple of this flow, so the total of a flow is the sum over its C and E tuples.';

/** Every state of VNet (version 4) and NSG (versions 1 and 2) flow logs. */
export const FLOW_STATES: Readonly<Record<FlowState, FlowStateFacts>> = {
  B: {
    code: 'B',
    word: 'Begin',
    meaning: 'The flow was created. Nothing has been counted yet.',
    carriesStatistics: false,
  },
  C: {
    code: 'C',
    word: 'Continuing',
    meaning: `The flow goes on; written about every 5 minutes, the first often sooner. ${COUNTERS_ARE_DELTAS}`,
    carriesStatistics: true,
  },
  E: {
    code: 'E',
    word: 'End',
    meaning: `The flow ended. ${COUNTERS_ARE_DELTAS}`,
    carriesStatistics: true,
  },
  D: {
    code: 'D',
    word: 'Denied',
    meaning: 'A rule denied the flow, so nothing was counted.',
    carriesStatistics: false,
  },
  '': {
    code: '',
    word: '',
    meaning: 'Version 1 of NSG flow logs has no states and no counters.',
    carriesStatistics: false,
  },
};

/** Whether `text` is a state as logged, the empty one included. */
export function isFlowState(text: string): text is FlowState {
  return Object.hasOwn(FLOW_STATES, text);
}

/**
 * The state to show and to filter by. An NSG row that was denied has the letter `B`, although
 * nothing began: it reads as `D`. Where no state was logged, none is invented.
 */
export function shownState(logged: FlowState, denied: boolean): FlowState {
  return denied && logged !== '' ? 'D' : logged;
}
