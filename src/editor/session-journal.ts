import { formatBytes, formatCounted } from '../core/format/numbers.ts';
import { visible } from '../core/filter/inert-text.ts';
import type { Log } from '../platform/log.ts';
import type { Failure } from '../protocol/failure.ts';
import type { SessionState } from '../protocol/session.ts';

/** What was last said of a session, so that each thing is said once. */
interface Said {
  readonly since: number;
  phase: SessionState['phase'] | undefined;
  failed: number;
  live: string | undefined;
}

/** Keeps in the log how the reading of each flow log went: by its name, never by its content. */
export class SessionJournal {
  private readonly log: Log;
  private readonly said = new Map<number, Said>();

  constructor(log: Log) {
    this.log = log;
  }

  /** A session has another state. */
  changed(session: number, state: SessionState): void {
    const said = this.saidOf(session, state);
    this.tellSources(said, state);
    if (said.phase !== state.phase) this.tellPhase(said, state);
    if (said.live !== state.live?.failure?.message) this.tellLive(said, state);
  }

  /** A log could not even be looked for. */
  failed(name: string, { code, message }: Failure): void {
    this.log.error(`${visible(name)}: ${code}: ${message}`);
  }

  closed(session: number): void {
    this.said.delete(session);
  }

  private saidOf(session: number, state: SessionState): Said {
    const known = this.said.get(session);
    if (known !== undefined) return known;
    this.log.debug(`${visible(state.name)}: begins to be read`);
    const said = { since: Date.now(), phase: undefined, failed: 0, live: undefined };
    this.said.set(session, said);
    return said;
  }

  private tellPhase(said: Said, state: SessionState): void {
    said.phase = state.phase;
    const name = visible(state.name);
    const all = `${name}: ${factsOf(state)} in ${Date.now() - said.since} ms`;
    if (state.phase === 'ready') this.log.info(`${all}, ${problemsOf(state)}`);
    if (state.phase === 'cancelled') this.log.info(`${all}, then cancelled`);
    if (state.phase === 'failed' && state.failure !== undefined) {
      this.failed(state.name, state.failure);
    }
  }

  private tellSources(said: Said, { sources }: SessionState): void {
    if (sources === undefined) return;
    for (const { name, failure } of sources.failures.slice(said.failed)) this.failed(name, failure);
    said.failed = sources.failures.length;
  }

  private tellLive(said: Said, { name, live }: SessionState): void {
    said.live = live?.failure?.message;
    const now = live?.failure === undefined ? 'comes again' : `waits: ${live.failure.message}`;
    this.log.warn(`${visible(name)}: live, ${now}`);
  }
}

function factsOf({ totals, bytesRead, memory, sources }: SessionState): string {
  const logs = sources === undefined ? '' : ` of ${formatCounted(sources.read, 'log')}`;
  const held = `${formatBytes(memory)} of memory`;
  return `${formatCounted(totals.rows, 'tuple')}${logs} of ${formatBytes(bytesRead)}, ${held},`;
}

function problemsOf({ problems, problemsByKind }: SessionState): string {
  if (problems === 0) return 'no problems';
  const kinds = Object.entries(problemsByKind).map(([kind, count]) => `${kind} ${count}`);
  return `${formatCounted(problems, 'problem')} (${kinds.join(', ')})`;
}
