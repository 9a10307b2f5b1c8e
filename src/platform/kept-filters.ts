import type * as vscode from 'vscode';
import { remembered } from '../core/filter/history.ts';

const KEY = 'filters';

/** The filters that this person has applied, in any log and window. */
export class KeptFilters {
  private readonly memory: vscode.Memento;

  constructor(memory: vscode.Memento) {
    this.memory = memory;
  }

  /** The newest first; whatever another version kept and is no filter is left out. */
  read(): readonly string[] {
    const kept = this.memory.get<unknown>(KEY);
    return Array.isArray(kept) ? kept.filter((filter) => typeof filter === 'string') : [];
  }

  /** Puts a filter at the head. What other windows have kept meanwhile stays behind it. */
  async add(filter: string): Promise<void> {
    await this.memory.update(KEY, remembered(this.read(), filter));
  }
}
