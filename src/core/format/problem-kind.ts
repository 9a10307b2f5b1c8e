/** What can be wrong with the bytes of a log. */
export type ProblemKind =
  | 'wrong-field-count'
  | 'bad-time'
  | 'bad-address'
  | 'bad-port'
  | 'bad-protocol'
  | 'bad-direction'
  | 'bad-state'
  | 'bad-decision'
  | 'bad-encryption'
  | 'bad-counter'
  | 'too-long'
  | 'wrong-shape'
  | 'bad-record'
  | 'bad-text'
  | 'bad-json'
  | 'too-deep'
  | 'damaged-gzip'
  | 'cut-off';

/** Each kind of problem in words that stand alone: in a table, a tooltip, a filter of problems. */
const WORDS: Readonly<Record<ProblemKind, string>> = {
  'wrong-field-count': 'Wrong number of fields',
  'bad-time': 'Not a time',
  'bad-address': 'Not an address',
  'bad-port': 'Not a port',
  'bad-protocol': 'Not a protocol',
  'bad-direction': 'Not a direction',
  'bad-state': 'Not a state',
  'bad-decision': 'Not a decision',
  'bad-encryption': 'Not an encryption code',
  'bad-counter': 'Not a counter',
  'too-long': 'Text too long',
  'wrong-shape': 'Not the shape of a flow log',
  'bad-record': 'Record with a wrong value',
  'bad-text': 'Text that JSON does not allow',
  'bad-json': 'Broken JSON',
  'too-deep': 'Nested too deep',
  'damaged-gzip': 'Damaged gzip data',
  'cut-off': 'Cut off',
};

/** A kind of problem in words: `Wrong number of fields`. */
export function problemKindWords(kind: ProblemKind): string {
  return WORDS[kind];
}

/** True of a problem behind which nothing of the log could be read, however much there was. */
export function endsLog(kind: ProblemKind): boolean {
  return kind === 'cut-off' || kind === 'damaged-gzip';
}
