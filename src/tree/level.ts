import type { Strays } from '../azure/index.ts';
import { type Failure, FailureError, toFailure } from '../protocol/failure.ts';
import { placeName } from './addresses.ts';
import { byCause } from './by-cause.ts';
import { emptyNodes } from './empty-nodes.ts';
import type { LevelPart, Load } from './level-parts.ts';
import type { FailureNode, LevelNode, TreeNode } from './nodes.ts';
import { inOrder } from './order.ts';

/** How far a part of a level is. */
interface PartState {
  readonly part: LevelPart;
  nodes: readonly TreeNode[];
  strays: Strays;
  /** What is to be loaded next; `undefined` once all is there. */
  next: Load | undefined;
  failure: Failure | undefined;
}

/** The children of a node, as far as they are loaded. What fails becomes a child that says so. */
export class Level {
  readonly node: LevelNode;
  private readonly parts: readonly PartState[];
  private controller = new AbortController();
  /** The same nodes each time: the editor knows them by identity. */
  private shown: readonly TreeNode[] = [];

  constructor(node: LevelNode, parts: readonly LevelPart[]) {
    this.node = node;
    this.parts = parts.map((part) => ({
      part,
      nodes: [],
      strays: { folders: [], blobs: [] },
      next: part.load,
      failure: undefined,
    }));
  }

  get children(): readonly TreeNode[] {
    return this.shown;
  }

  /** Loads what every part has first. Never rejects. */
  start(): Promise<void> {
    return this.load(this.parts);
  }

  /** Loads on where a part ended. Never rejects. */
  goOn(part: number): Promise<void> {
    return this.load(this.parts.slice(part, part + 1));
  }

  /** Loads again what failed. Never rejects. */
  retry(): Promise<void> {
    return this.load(this.parts.filter(({ failure }) => failure !== undefined));
  }

  /** Ends what is still loading, which fails as cancelled. */
  cancel(): void {
    this.controller.abort();
    this.controller = new AbortController();
  }

  private async load(parts: readonly PartState[]): Promise<void> {
    const { signal } = this.controller;
    await Promise.all(parts.map((part) => loadPart(part, signal)));
    this.shown = this.assembled();
  }

  private assembled(): readonly TreeNode[] {
    const found = inOrder(unique(this.parts.flatMap(({ nodes }) => nodes)));
    const children = [
      ...found,
      ...this.parts.flatMap((part) => this.others(part)),
      ...this.parts.flatMap((part, at) => this.more(part, at)),
      ...this.failures(),
    ];
    if (children.length > 0) return children;
    return emptyNodes(
      this.node,
      this.parts.map(({ part }) => part.place),
    );
  }

  private others({ part: { place }, strays }: PartState): TreeNode[] {
    if (strays.folders.length + strays.blobs.length === 0) return [];
    const { node } = this;
    const id = `${node.id}#others ${placeName(place)}`;
    return [{ kind: 'others', id, account: node.account, parent: node, ...place, strays }];
  }

  private more({ part, next, failure }: PartState, at: number): TreeNode[] {
    if (next === undefined || failure !== undefined) return [];
    const { node } = this;
    const id = `${node.id}#more ${placeName(part.place)}`;
    return [{ kind: 'more', id, account: node.account, parent: node, part: at }];
  }

  private failures(): TreeNode[] {
    const { node } = this;
    const shared = { account: node.account, parent: node };
    const failed = this.parts.flatMap(({ part: { place }, failure }) =>
      failure === undefined ? [] : [{ place, failure }],
    );
    const nodes: TreeNode[] = byCause(failed).map(({ place, failure }): FailureNode => ({
      ...shared,
      ...{ kind: 'failure', id: `${node.id}#failure ${placeName(place)}`, failure },
    }));
    const isSignInNeeded = failed.some(({ failure }) => failure.code === 'sign-in');
    if (isSignInNeeded) nodes.push({ ...shared, kind: 'signIn', id: `${node.id}#sign in` });
    return nodes;
  }
}

async function loadPart(state: PartState, signal: AbortSignal): Promise<void> {
  const { next } = state;
  if (next === undefined) return;
  try {
    const loaded = await unlessAborted(next(signal), signal);
    state.nodes = [...state.nodes, ...loaded.nodes];
    state.strays = joined(state.strays, loaded.strays);
    state.next = loaded.more;
    state.failure = undefined;
  } catch (thrown) {
    state.failure = toFailure(thrown);
  }
}

/** Ends with the signal at once: not everything that is waited for listens to it. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = new Promise<never>((_, reject) => {
    const cancelled = new FailureError('cancelled', 'Loading was cancelled.', 'Retry loads it.');
    signal.addEventListener('abort', () => reject(cancelled), { once: true });
  });
  return Promise.race([work, aborted]);
}

function joined(one: Strays, other: Strays): Strays {
  return {
    folders: [...new Set([...one.folders, ...other.folders])],
    blobs: [...one.blobs, ...other.blobs],
  };
}

/** Places may overlap: what was found twice is shown once. */
function unique(nodes: readonly TreeNode[]): TreeNode[] {
  return [...new Map(nodes.map((node) => [node.id, node])).values()];
}
