import type { AddressWords } from '../core/format/address-words.ts';
import type { Attempts } from '../core/flows/attempts.ts';
import type { ConversationRow } from './conversations.ts';
import type { PageRow } from './session.ts';

/** One tuple as it stands in its log. */
export interface TupleDetails {
  readonly row: PageRow;
  /** The blob or file that it stands in. */
  readonly source: string;
  /** Byte offsets, in the decompressed bytes, of the tuple's first character and of its record. */
  readonly offset: number;
  readonly recordOffset: number;
  /** What is known of its two addresses. */
  readonly ends: { readonly srcIp: AddressWords; readonly destIp: AddressWords };
}

/** The conversation of a tuple, with its rows in file order. */
export interface ConversationDetails {
  readonly conversation: ConversationRow;
  /** The first rows of it; `conversation.tuples` says how many there are. */
  readonly rows: readonly PageRow[];
}

/** All tuples of the same source, destination, destination port and protocol. */
export interface AttemptsAnswer extends Omit<Attempts, 'rows'> {
  readonly tuples: number;
}
