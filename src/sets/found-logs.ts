import type { Failure } from '../protocol/failure.ts';
import type { SourceDescription } from '../protocol/session.ts';

/** A log that a set leads to. */
export interface FoundLog {
  /** `host/container/…` or the path of the file: names are made of it. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Another one whenever the log was written. */
  readonly version: string;
  /** Of the NIC, where the path names one; else empty. */
  readonly macAddress: string;
  readonly source: (name: string) => SourceDescription;
}

/** A part of a set that could not be had. */
export interface FailedSource {
  /** What it is, for a person. */
  readonly name: string;
  readonly failure: Failure;
}

/** What a source of a set leads to. */
export interface FoundLogs {
  readonly logs: readonly FoundLog[];
  /** All NICs that there are in the range, chosen or not. */
  readonly nics: readonly string[];
  readonly failed: readonly FailedSource[];
}

/** Most logs that are read as one table. */
export const MOST_LOGS = 20_000;
