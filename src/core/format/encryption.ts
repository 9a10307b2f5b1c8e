/** Whether a code means that the packet was dropped, as far as Microsoft says. */
export type Dropped = 'yes' | 'no' | 'not stated';

/** Whether anything is dropped because of a code, in words. */
export const DROPPED_BY_ENCRYPTION: Readonly<Record<Dropped, string>> = {
  yes: 'Its packets are dropped because of that.',
  no: 'Nothing is dropped because of that.',
  'not stated': 'Microsoft does not say whether packets are dropped.',
};

/** What an encryption code of VNet flow logs says. */
export interface EncryptionFacts {
  readonly code: string;
  /** Short enough for a cell. */
  readonly word: string;
  /** What Traffic Analytics writes into its column FlowEncryption for this code. */
  readonly trafficAnalytics: string;
  readonly meaning: string;
  readonly dropped: Dropped;
  /** What to do about it; empty where there is nothing to do. */
  readonly advice: string;
}

/** The eight codes that Microsoft documents, the plain ones first. */
export const ENCRYPTION_CODES: readonly EncryptionFacts[] = [
  {
    code: 'X',
    word: 'Encrypted',
    trafficAnalytics: 'Encrypted',
    meaning: 'Encrypted by virtual network encryption.',
    dropped: 'no',
    advice: '',
  },
  {
    code: 'NX',
    word: 'None',
    trafficAnalytics: 'Unencrypted',
    meaning: 'Not encrypted: not configured, or the other end cannot (the internet).',
    dropped: 'no',
    advice: '',
  },
  {
    code: 'NX_HW_NOT_SUPPORTED',
    word: 'No hardware',
    trafficAnalytics: 'Unsupported hardware',
    meaning: 'Encryption is configured, but the FPGA of the host is missing or faulty.',
    dropped: 'not stated',
    advice: 'Report it to Microsoft.',
  },
  {
    code: 'NX_SW_NOT_READY',
    word: 'Not ready',
    trafficAnalytics: 'Software not ready',
    meaning:
      'Encryption is configured, but the network software (GFT) of the host is not ready yet.',
    dropped: 'yes',
    advice:
      'It passes after the start, restart or redeployment of the machine; report it to Microsoft if it lasts.',
  },
  {
    code: 'NX_NOT_ACCEPTED',
    word: 'Not accepted',
    trafficAnalytics: 'Drop due to no encryption',
    meaning:
      'Both ends are configured to drop what is not encrypted, and the encryption of this flow failed.',
    dropped: 'yes',
    advice: 'Find out why encryption failed between the two ends.',
  },
  {
    code: 'NX_NOT_SUPPORTED',
    word: 'No discovery',
    trafficAnalytics: 'Discovery not supported',
    meaning:
      'Encryption is configured, but no session came about: the network stack of the host does not support discovery.',
    dropped: 'yes',
    advice: '',
  },
  {
    code: 'NX_LOCAL_DST',
    word: 'Same host',
    trafficAnalytics: 'Destination on same host',
    meaning:
      'Encryption is configured, but both machines run on one host, where traffic is in clear by design.',
    dropped: 'no',
    advice: '',
  },
  {
    code: 'NX_FALLBACK',
    word: 'Fallback',
    trafficAnalytics: 'Fall back to no encryption',
    meaning:
      'Both ends are configured to allow unencrypted traffic: encryption was tried, failed, and the traffic was sent in clear.',
    dropped: 'no',
    advice: 'Find out why encryption failed between the two ends.',
  },
];

const byCode = new Map(ENCRYPTION_CODES.map((facts) => [facts.code, facts]));

const codeByWord = new Map(
  ENCRYPTION_CODES.flatMap((facts) =>
    [facts.code, facts.word, facts.trafficAnalytics].map((text) => [
      text.toLowerCase(),
      facts.code,
    ]),
  ),
);

const LONGEST_WORD = Math.max(...Array.from(codeByWord.keys(), (word) => word.length));

/** The facts of a code as logged (codes are upper case), or `undefined` for one unknown to us. */
export function encryptionFacts(code: string): EncryptionFacts | undefined {
  return byCode.get(code);
}

/** Whether the code is documented. The empty text of NSG logs is no code. */
export function isKnownEncryption(code: string): boolean {
  return byCode.has(code);
}

/** Whether a code says that encryption was wanted and failed, as against not wanted or not needed. */
export function isEncryptionFailure(code: string): boolean {
  const facts = byCode.get(code);
  return facts !== undefined && (facts.dropped !== 'no' || facts.advice !== '');
}

/** The word for a code; a code unknown to us stands as it is. */
export function encryptionWord(code: string): string {
  return byCode.get(code)?.word ?? code;
}

/** The code that a person means by a code, our word or that of Traffic Analytics, in any case. */
export function parseEncryption(text: string): string | undefined {
  if (text.length > LONGEST_WORD) return undefined;
  return codeByWord.get(text.toLowerCase());
}
