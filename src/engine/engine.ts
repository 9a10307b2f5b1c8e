import type { EngineApi, EngineEvents } from '../protocol/engine-api.ts';
import type { ExportProgress } from '../protocol/export.ts';
import type { DownloadProgress } from '../protocol/download.ts';
import { FailureError } from '../protocol/failure.ts';
import { type Channel, Rpc } from '../protocol/rpc.ts';
import type { TokenSource } from '../protocol/storage.ts';
import { answer } from './answers/answer.ts';
import { columnValues } from './column-values.ts';
import { downloadSource } from './download-source.ts';
import { exportView } from './export-view.ts';
import { EngineNames } from './names/engine-names.ts';
import { namesAnswers } from './names/names-answers.ts';
import { readRecord } from './read-record.ts';
import { Session } from './session.ts';
import { View } from './view.ts';

/** The engine: sessions over logs and views over sessions, for one host. */
export class Engine {
  private readonly sessions = new Map<number, Session>();
  private readonly views = new Map<number, View>();
  private readonly names = new EngineNames();
  private readonly host: Rpc<EngineEvents>;
  private readonly tokens: TokenSource = (request) => this.host.call('accessToken', request);

  constructor(channel: Channel) {
    this.host = new Rpc<EngineEvents>(channel, this.api());
  }

  private api(): EngineApi {
    return {
      ...namesAnswers(this.names, {
        tableOf: (session) => this.session(session).flows.table,
        onRenamed: () => this.renamed(),
      }),
      openSession: ({ session, log, memoryLimit }) => {
        const options = {
          tokens: this.tokens,
          ...(memoryLimit === undefined ? {} : { memoryLimit }),
        };
        const opened = new Session(log, () => this.sessionChanged(session), options);
        this.sessions.set(session, opened);
        void opened.load();
      },
      closeSession: ({ session }) => {
        this.sessions.get(session)?.close();
        for (const [view, { session: of }] of this.views) {
          if (of === this.sessions.get(session)) this.closeView(view);
        }
        this.sessions.delete(session);
      },
      cancelLoading: ({ session }) => this.session(session).cancel(),
      setLive: ({ session, wish }) => this.session(session).setLive(wish),
      retryLoading: ({ session }) => void this.session(session).retry(),
      openView: ({ session, view }) => {
        const opened = new View(this.session(session), this.names);
        this.views.set(view, opened);
        return opened.state;
      },
      closeView: ({ view }) => this.closeView(view),
      arrangeView: async ({ view, arrangement }, signal) => {
        const arranged = await this.view(view).arrange(arrangement, signal);
        // Rows that came while it was being arranged would wait for the next report, or for ever.
        void this.refresh(view, this.view(view));
        return arranged;
      },
      columnValues: ({ view, column }, signal) => columnValues(this.view(view), column, signal),
      readPage: ({ view, ...range }, signal) => this.view(view).computedPage(range, signal),
      askView: ({ view, asked }, signal) => answer(this.view(view), asked, signal),
      exportView: ({ view, exported, request }, signal) => {
        const tell = (progress: ExportProgress) =>
          this.tell('exportProgress', { exported, progress });
        return exportView(this.view(view), request, tell, signal);
      },
      readRecord: ({ source, after }, signal) => readRecord(source, after, this.tokens, signal),
      downloadSource: ({ download, source, path }, signal) => {
        const tell = (progress: DownloadProgress) =>
          this.tell('downloadProgress', { download, progress });
        return downloadSource(source, path, this.tokens, tell, signal);
      },
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

  private closeView(id: number): void {
    this.views.get(id)?.close();
    this.views.delete(id);
  }

  private sessionChanged(id: number): void {
    const session = this.sessions.get(id);
    if (session === undefined) return;
    this.tell('sessionChanged', { session: id, state: session.state() });
    for (const [view, opened] of this.views) {
      if (opened.session === session) void this.refresh(view, opened);
    }
  }

  private renamed(): void {
    for (const [id, view] of this.views) {
      const tell = () => {
        if (this.views.get(id) === view) this.tell('viewChanged', { view: id, state: view.state });
      };
      // Only a view that was closed meanwhile, or that is arranged anew anyway, does not get there.
      view.renamed().then(tell, tell);
    }
  }

  /** Brings a sorted view up to its session: now and then while it loads, and at its end. */
  private async refresh(id: number, view: View): Promise<void> {
    try {
      if (view.session.isLoading ? view.isFarBehind : view.isBehind) await view.catchUp();
    } catch {
      // Only a view that was closed meanwhile ends here.
      return;
    }
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
