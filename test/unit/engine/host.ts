import type { EngineApi, EngineEvents } from '../../../src/protocol/engine-api.ts';
import { type CallOptions, type Channel, Rpc } from '../../../src/protocol/rpc.ts';
import type { SessionState, SortTerm, ViewState } from '../../../src/protocol/session.ts';
import { nobodySignsIn } from '../../../src/protocol/storage.ts';

/** What an engine has told its host, and promises of what it will tell. */
export interface Heard {
  readonly events: EngineEvents;
  readonly sessions: { readonly session: number; readonly state: SessionState }[];
  readonly views: { readonly view: number; readonly state: ViewState }[];
  /** Resolves with the first state of a session that fits, told already or not. */
  session(id: number, fits: (state: SessionState) => boolean): Promise<SessionState>;
  /** Resolves with the first state of a view that fits, told already or not. */
  view(id: number, fits: (state: ViewState) => boolean): Promise<ViewState>;
}

/** The host's ear: keeps all events, and lets a test wait for one. */
export function ear(): Heard {
  const sessions: Heard['sessions'] = [];
  const views: Heard['views'] = [];
  const waiting = new Set<() => void>();
  const heard = () => {
    for (const look of [...waiting]) look();
  };
  const wait = <T>(find: () => T | undefined): Promise<T> =>
    new Promise((resolve) => {
      const look = () => {
        const found = find();
        if (found === undefined) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  return {
    events: {
      sessionChanged: (event) => (sessions.push(event), heard()),
      exportProgress: () => undefined,
      downloadProgress: () => undefined,
      accessToken: nobodySignsIn,
      viewChanged: (event) => (views.push(event), heard()),
    },
    sessions,
    views,
    session: (id, fits) =>
      wait(() => sessions.find(({ session, state }) => session === id && fits(state))?.state),
    view: (id, fits) =>
      wait(() => views.find(({ view, state }) => view === id && fits(state))?.state),
  };
}

/** A host on a channel, with what it hears. */
export function hostOn(channel: Channel): { readonly rpc: Rpc<EngineApi>; readonly heard: Heard } {
  const heard = ear();
  return { rpc: new Rpc<EngineApi>(channel, heard.events), heard };
}

/** Sorts all rows of a view. */
export async function sortView(
  engine: Pick<Rpc<EngineApi>, 'call'>,
  view: number,
  sort: readonly SortTerm[],
  options: CallOptions = {},
): Promise<ViewState> {
  const arranged = await engine.call(
    'arrangeView',
    { view, arrangement: { filter: '', sort } },
    options,
  );
  if (arranged.ok) return arranged.state;
  throw new Error(arranged.mistake.message);
}
