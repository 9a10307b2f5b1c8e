import type { NameKind } from '../format/name-kinds.ts';
import type { Prefix } from './prefix.ts';

/** A name for the addresses of a prefix. Text is `''` where nothing was said. */
export interface NameEntry {
  /** Without host bits. */
  readonly prefix: Prefix;
  readonly name: string;
  readonly kind: NameKind | '';
  /** What the prefix belongs to: its virtual network, spoke or site. */
  readonly group: string;
  readonly region: string;
}

/** A piece of a document, by places in its text. */
export interface TextRange {
  readonly offset: number;
  readonly length: number;
}

/** An entry with its place in a names file: where its CIDR stands. */
export interface PlacedEntry extends NameEntry, TextRange {}

/** The fields of an entry beside its prefix. */
export const TEXT_FIELDS = ['name', 'kind', 'group', 'region'] as const;

/** The fields of an entry as they are spelt in a names file. */
export const ENTRY_FIELDS = ['cidr', ...TEXT_FIELDS] as const;

/** Longest name, group or region, in UTF-16 units: far longer than Azure allows. */
export const LONGEST_NAME = 256;

/** Most entries of one names file: four times what large estates have. */
export const MOST_ENTRIES = 20_000;
