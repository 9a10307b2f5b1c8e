import type * as vscode from 'vscode';
import type { Prompting } from '../accounts/accounts.ts';
import type { FlowSet, SetSource } from '../core/flowset/flow-set.ts';
import { sourceNames } from '../core/flowset/source-names.ts';
import { timeSpan } from '../core/format/clock.ts';
import { formatCount } from '../core/format/numbers.ts';
import type { TimeWindow } from '../core/table/time-window.ts';
import { digest } from '../platform/machine.ts';
import { FailureError, fromFailure } from '../protocol/failure.ts';
import { inParallel } from '../protocol/in-parallel.ts';
import type { SourceDescription } from '../protocol/session.ts';
import { failedSource, findLogs, nicsOf, type Search } from './find-logs.ts';
import { type FailedSource, type FoundLog, type FoundLogs, MOST_LOGS } from './found-logs.ts';
import { Permits, type Storage } from './permits.ts';
import { SET_SCHEME } from './set-uri.ts';

/** What a set leads to now. */
export interface ResolvedSet {
  /** In the order of the set, those of a flow log or folder by hour and NIC. No two of one name. */
  readonly sources: readonly SourceDescription[];
  readonly window?: TimeWindow;
  /** Size of all sources, bytes. */
  readonly bytes: number;
  /** The NICs of the sources, by 12 hex digits, as far as their paths name them. */
  readonly nics: readonly string[];
  /** All NICs that there are in the range, chosen or not. */
  readonly allNics: readonly string[];
  /** What could not be had; the sources are without it. */
  readonly failed: readonly FailedSource[];
  /** Another one whenever a source was written, or there are others. */
  readonly key: string;
}

const AT_ONCE = 6;
const NEVER = new AbortController().signal;

/** Finds the logs that sets speak of: blobs of accounts that were added, and local files. */
export class SetResolver {
  private readonly storage: Storage;

  constructor(storage: Storage) {
    this.storage = storage;
  }

  /**
   * The logs of a set that lies at `base`. A source that fails is told in `failed`. Rejects with a
   * `FailureError` where no source could be had, or where there is no log in the range; with
   * `cancelled` once `signal` is.
   */
  async resolve(
    set: FlowSet,
    base: vscode.Uri,
    prompting: Prompting,
    signal: AbortSignal = NEVER,
  ): Promise<ResolvedSet> {
    const { logs, nics, failed } = await this.find(set, base, prompting, signal);
    return { ...described(logs), allNics: nics, failed, ...windowOf(set) };
  }

  /** As `resolve`, what the logs are, before they have names. */
  async find(
    set: FlowSet,
    base: vscode.Uri,
    prompting: Prompting,
    signal: AbortSignal,
  ): Promise<FoundLogs> {
    const { storage } = this;
    if (prompting.mayPrompt) storage.blobs.opened.add(base);
    const permits = new Permits(storage, prompting, this.isOwn(base));
    const range = set.range === undefined ? {} : { range: set.range };
    const search = { storage, permits, base, signal, ...range };
    const found = await inParallel(set.sources, AT_ONCE, (source) => foundOrFailed(source, search));
    const failed = found.flatMap((each) => each.failed);
    const logs = distinct(found.flatMap((each) => each.logs));
    if (logs.length === 0) throw nothing(set, failed);
    if (logs.length > MOST_LOGS) throw tooMany();
    const nics = [...new Set(found.flatMap((each) => each.nics))].sort();
    return { logs, nics, failed };
  }

  /** Whether a person named the accounts: made the set here, and opened it in this window. */
  private isOwn(base: vscode.Uri): boolean {
    return base.scheme === SET_SCHEME && this.storage.blobs.opened.mayAsk(base);
  }
}

async function foundOrFailed(source: SetSource, search: Search): Promise<FoundLogs> {
  try {
    return await findLogs(source, search);
  } catch (thrown) {
    if (search.signal.aborted) throw thrown;
    return { logs: [], nics: [], failed: [failedSource(source, thrown)] };
  }
}

function distinct(logs: readonly FoundLog[]): FoundLog[] {
  return [...new Map(logs.map((log) => [log.path, log])).values()];
}

function described(logs: readonly FoundLog[]) {
  const names = sourceNames(logs.map(({ path }) => path));
  const states = logs.map(({ path, size, version }) => `${path}\n${size} ${version}\n`);
  return {
    sources: logs.map(({ source }, at) => source(names[at]!)),
    bytes: logs.reduce((sum, { size }) => sum + size, 0),
    nics: nicsOf(logs),
    key: digest(states.join('')),
  };
}

function windowOf({ range }: FlowSet): { window?: TimeWindow } {
  return range === undefined ? {} : { window: range };
}

function nothing({ range }: FlowSet, [first]: readonly FailedSource[]): FailureError {
  if (first !== undefined) return fromFailure(first.failure);
  const when = range === undefined ? '' : ` of ${timeSpan(range.from, range.to)}`;
  return new FailureError(
    'not-found',
    `No flow logs were found${when}.`,
    'Logs are sought by the folders that Azure gives them: …/y=2026/m=11/d=21/h=14/m=00/macAddress=…/PT1H.json. Choose another range, NIC or folder.',
  );
}

function tooMany(): FailureError {
  return new FailureError(
    'too-large',
    `The set has more logs than the ${formatCount(MOST_LOGS)} that are read as one table.`,
    'Choose a shorter range, or fewer NICs.',
  );
}
