import type { StorageAccount } from '../accounts/storage-account.ts';
import { Level } from './level.ts';
import { type ListingSource, partsOf } from './level-parts.ts';
import {
  type AccountNode,
  type FailureNode,
  isLevel,
  isWithin,
  type LevelNode,
  type MoreNode,
  type TreeNode,
} from './nodes.ts';

/** What the model tells of itself. */
export interface TreeEvents {
  /** The children of a node are others now; of all nodes, without one. */
  readonly changed: (node: LevelNode | undefined) => void;
  /** Whether anything is being loaded. */
  readonly loading: (isLoading: boolean) => void;
}

interface Kept {
  readonly level: Level;
  readonly started: Promise<void>;
}

/** The tree of accounts, flow logs and their blobs. Each level is loaded once, when asked for. */
export class TreeModel {
  private readonly source: ListingSource;
  private readonly events: TreeEvents;
  private readonly levels = new Map<string, Kept>();
  private accounts: readonly AccountNode[] = [];
  private loads = 0;

  constructor(source: ListingSource, events: TreeEvents) {
    this.source = source;
    this.events = events;
  }

  get roots(): readonly AccountNode[] {
    return this.accounts;
  }

  /** Takes the accounts as they are now, and forgets all that was loaded. */
  show(accounts: readonly StorageAccount[]): void {
    this.accounts = accounts.map((account) => ({ kind: 'account', id: account.id, account }));
    this.refresh();
  }

  /** Never rejects: what fails is a child that says so. */
  async children(node: TreeNode): Promise<readonly TreeNode[]> {
    if (!isLevel(node)) return [];
    const kept = this.levels.get(node.id) ?? this.begin(node);
    await kept.started;
    return kept.level.children;
  }

  /** Loads a node, or all, again: its children when they are asked for. */
  refresh(node?: LevelNode): void {
    this.drop((each) => node === undefined || isWithin(each, node));
    this.events.changed(node);
  }

  async loadMore({ parent, part }: MoreNode): Promise<void> {
    await this.change(parent, (level) => level.goOn(part));
  }

  async retry({ parent }: FailureNode): Promise<void> {
    await this.change(parent, (level) => level.retry());
  }

  /** Ends all loading; what was loaded stays. */
  cancel(): void {
    for (const { level } of this.levels.values()) level.cancel();
  }

  private begin(node: LevelNode): Kept {
    const level = new Level(node, partsOf(node, this.source));
    const kept = { level, started: this.counted(level.start()) };
    this.levels.set(node.id, kept);
    return kept;
  }

  private async change(parent: LevelNode, work: (level: Level) => Promise<void>): Promise<void> {
    const kept = this.levels.get(parent.id);
    if (kept === undefined) return;
    await this.counted(work(kept.level));
    // Their node is made anew with all of them; what lies deeper is as it was.
    this.drop((each) => each.kind === 'others' && each.parent.id === parent.id);
    this.events.changed(parent);
  }

  private drop(which: (node: LevelNode) => boolean): void {
    for (const [id, { level }] of this.levels) {
      if (!which(level.node)) continue;
      level.cancel();
      this.levels.delete(id);
    }
  }

  private async counted(work: Promise<void>): Promise<void> {
    if (this.loads++ === 0) this.events.loading(true);
    try {
      await work;
    } finally {
      if (--this.loads === 0) this.events.loading(false);
    }
  }
}
