import type { Failure } from './failure.ts';

/** A file that names come from: by its path, or its bytes where the engine cannot read it itself. */
export type NamesSource =
  | { readonly kind: 'file'; readonly name: string; readonly path: string }
  | { readonly kind: 'bytes'; readonly name: string; readonly bytes: Uint8Array };

/** All that addresses are to be named by, for all logs at once. */
export interface NamesSources {
  /** Names files; of two entries with one prefix the first counts. Their names are unique. */
  readonly files: readonly NamesSource[];
  readonly serviceTags?: NamesSource;
  /** MaxMind databases; the first that knows a fact counts. */
  readonly geoip: readonly NamesSource[];
}

/** A place in a text, from 0 on; characters are UTF-16 units. */
export interface TextPlace {
  readonly line: number;
  readonly character: number;
}

/** A piece of a text; `end` is behind it. */
export interface TextSpan {
  readonly start: TextPlace;
  readonly end: TextPlace;
}

/** What is wrong in a names file, and where. */
export interface PlacedProblem extends TextSpan {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** What could stand in its place. */
  readonly fix?: string;
  /** Another place of the same file that the message speaks of. */
  readonly related?: TextSpan;
}

/** What was found in a names file. */
export interface NamesFileReport {
  readonly name: string;
  readonly problems: readonly PlacedProblem[];
  /** Why it could not be read at all. */
  readonly failure?: Failure;
}

/** What was found in another file: what is wrong with it, in words. */
export interface OtherFileReport {
  readonly name: string;
  readonly problems: readonly string[];
}

/** What became of all files. */
export interface NamesReport {
  readonly files: readonly NamesFileReport[];
  /** Service tags and GeoIP files. */
  readonly others: readonly OtherFileReport[];
}

/** A NIC with the local address that most of its rows show. */
export interface NicLabel {
  /** 12 hex digits, as logged. */
  readonly mac: string;
  readonly address: string;
  /** The name of that address; `''` without one. */
  readonly name: string;
}

/** Text to be put into a document, by a place in the document as it was. */
export interface TextInsertion {
  readonly offset: number;
  readonly text: string;
}

/** Names that were made of a template or of what a tool prints. */
export interface ImportedNamesFile {
  /** A names file of its own. */
  readonly text: string;
  readonly entries: number;
  /** How they come into the names file that was given; `null` where it cannot be read to its end. */
  readonly added: { readonly insertions: readonly TextInsertion[]; readonly count: number } | null;
  /** In words, the first of them only. */
  readonly problems: readonly string[];
}
