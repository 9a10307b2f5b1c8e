/** A tuple's direction as logged. */
export type Direction = 'I' | 'O';

/** What a direction says. */
export interface DirectionFacts {
  readonly code: Direction;
  readonly word: string;
  /** For a narrow column. */
  readonly short: string;
  readonly meaning: string;
}

/** Both directions, always as the NIC sees it: the other NIC of the same flow logs the opposite. */
export const DIRECTIONS: Readonly<Record<Direction, DirectionFacts>> = {
  I: {
    code: 'I',
    word: 'Inbound',
    short: 'In',
    meaning: 'The flow was opened towards this NIC, as the NIC sees it.',
  },
  O: {
    code: 'O',
    word: 'Outbound',
    short: 'Out',
    meaning: 'The flow was opened from behind this NIC, as the NIC sees it.',
  },
};

/** Whether `text` is a direction as logged. */
export function isDirection(text: string): text is Direction {
  return Object.hasOwn(DIRECTIONS, text);
}
