import type { EngineApi, EngineEvents } from '../protocol/engine-api.ts';
import { FailureError } from '../protocol/failure.ts';
import { type Channel, Rpc } from '../protocol/rpc.ts';
import { Session } from './session.ts';
import { View } from './view.ts';

/** The engine: sessions over logs and views over sessions, for one host. */
export class Engine {
  private readonly sessions = new Map<number, Session>();
  private readonly views = new Map<number, View>();
  private readonly host: Rpc<EngineEvents>;

  constructor(channel: Channel) {
    this.host = new Rpc<EngineEvents>(channel, this.api());
  }

  private api(): EngineApi {
    return {
      openSession: ({ session, source }) => {
        const opened = new Session(source, () => this.sessionChanged(session));
        this.sessions.set(session, opened);
        void opened.load();
      },
      closeSession: ({ session }) => {
        this.sessions.get(session)?.cancel();
        this.sessions.delete(session);
      },
      cancelLoading: ({ session }) => this.session(session).cancel(),
      openView: ({ session, view }) => {
        const opened = new View(this.session(session));
        this.views.set(view, opened);
        return opened.state;
      },
      closeView: ({ view }) => void this.views.delete(view),
      sortView: ({ view, terms }, signal) => this.view(view).sort(terms, signal),
      readPage: ({ view, start, end }) => this.view(view).page(start, end),
    };
  }

  private session(id: number): Session {
    const session = this.sessions.get(id);
    if (session === undefined) throw gone();
    return session;
  }

  private view(id: number): View {
    const view = this.views.get(id);
    if (view === undefined) throw gone();
    return view;
  }

  private sessionChanged(id: number): void {
    const session = this.sessions.get(id);
    if (session === undefined) return;
    this.tell('sessionChanged', { session: id, state: session.state() });
    for (const [view, opened] of this.views) {
      if (opened.session === session) void this.refresh(view, opened);
    }
  }

  /** Brings a sorted view up to its session: now and then while it loads, and at its end. */
  private async refresh(id: number, view: View): Promise<void> {
    if (view.session.isLoading ? view.isFarBehind : view.isBehind) await view.catchUp();
    if (this.views.get(id) === view) this.tell('viewChanged', { view: id, state: view.state });
  }

  /** Tells the host; nobody waits for its answer, and a host that is gone needs none. */
  private tell<K extends keyof EngineEvents>(event: K, params: Parameters<EngineEvents[K]>[0]) {
    this.host.call(event, params as never).catch(() => undefined);
  }
}

function gone(): FailureError {
  return new FailureError('not-found', 'This log was closed.', 'Open it again.');
}
