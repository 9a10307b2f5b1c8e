import './conversations.css';
import type { GridState } from 'ag-grid-community';
import { formatCount, formatCounted } from '../../src/core/format/numbers.ts';
import { toFailure } from '../../src/protocol/failure.ts';
import type { ConversationsState } from '../../src/protocol/conversations.ts';
import type { SessionState } from '../../src/protocol/session.ts';
import type { Panel, PanelContext } from '../editor/panel.ts';
import { element } from '../ui/dom.ts';
import { Progress } from '../ui/progress.ts';
import { button } from '../ui/toolkit.ts';
import { ConversationGrid } from './conversation-grid.ts';
import { ConversationSource, conversationSort } from './conversation-source.ts';

const NAME = 'conversations';

/** The conversations of the rows that the filter lets through, one a line. */
export class ConversationsPanel implements Panel {
  readonly root = element('div', { class: 'panel conversations' });
  private readonly context: PanelContext;
  private readonly source: ConversationSource;
  private readonly words = element('span', { role: 'status' });
  private readonly again: HTMLElement;
  private readonly progress: Progress;
  private readonly table = element('div', { class: 'table' });
  private grid: ConversationGrid | undefined;
  /** What the grid shows; `undefined` where nothing of it may stay. */
  private generation: number | undefined;

  constructor(context: PanelContext) {
    this.context = context;
    const sort = this.keptGrid?.sort?.sortModel ?? [{ colId: 'Start', sort: 'asc' }];
    this.source = new ConversationSource(context.view, conversationSort(sort), {
      onBegin: () => this.begin(),
      onArranged: (state) => this.arranged(state),
      onFailure: (thrown) => this.failed(thrown),
    });
    this.progress = new Progress(() => this.source.cancel());
    this.again = button('Try again', () => this.refresh(), 'secondary');
    this.again.hidden = true;
    const line = element('div', { class: 'line' }, [this.words, this.again, this.progress.root]);
    this.root.append(line, this.table);
  }

  refresh(): void {
    this.source.arrange();
  }

  /** An engine that begins again counts its generations anew. */
  stateChanged({ phase }: SessionState): void {
    if (phase === 'failed') this.generation = undefined;
  }

  private get keptGrid(): GridState | undefined {
    const { grid } = (this.context.kept(NAME) ?? {}) as { readonly grid?: GridState };
    return typeof grid === 'object' ? grid : undefined;
  }

  private begin(): void {
    this.again.hidden = true;
    this.progress.begin('Stitching flows into conversations…');
  }

  private arranged(state: ConversationsState): void {
    this.progress.end();
    this.words.className = 'dim';
    this.words.textContent = wordsFor(state, this.context.filter.text !== '');
    this.table.hidden = state.count === 0;
    if (state.generation === this.generation && this.grid !== undefined) return;
    this.generation = state.generation;
    if (this.grid === undefined) this.grid = this.makeGrid(state.count);
    else this.grid.restart(state.count);
  }

  private makeGrid(rowCount: number): ConversationGrid {
    const { nonce, keep, showTuple } = this.context;
    return new ConversationGrid(this.table, {
      source: this.source,
      nonce,
      rowCount,
      state: this.keptGrid,
      onState: (grid) => keep(NAME, { grid }),
      onFocus: ({ first }) => showTuple(first.id),
    });
  }

  /** What was shown is not what the filter asks for now. */
  private failed(thrown: unknown): void {
    const { code, message, remedy } = toFailure(thrown);
    // Blocks that could not be fetched stay blank until the grid begins anew.
    this.generation = undefined;
    if (code === 'stopped') return;
    this.progress.end();
    this.table.hidden = true;
    this.again.hidden = false;
    this.words.className = code === 'cancelled' ? 'dim' : 'denied';
    this.words.textContent =
      code === 'cancelled' ? 'The stitching was cancelled.' : `${message} ${remedy}`.trim();
  }
}

/** How many, of how many, and which: the rows that belong to none are named. */
function wordsFor({ count, total }: ConversationsState, isFiltered: boolean): string {
  if (total === 0) return `This log has no conversations. ${NONE}`;
  if (!isFiltered) return `${counted(total)}. ${NONE}`;
  if (count === 0) return `No conversation has a tuple that matches the applied filter. ${NONE}`;
  const of = count === total ? counted(total) : `${formatCount(count)} of ${counted(total)}`;
  return `${of}: those with at least one tuple that matches the filter, with all of their tuples.`;
}

const NONE = 'Denied tuples belong to none.';

function counted(total: number): string {
  return formatCounted(total, 'conversation');
}
