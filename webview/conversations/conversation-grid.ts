import { createGrid, type GridApi } from 'ag-grid-community';
import type { ConversationRow } from '../../src/protocol/conversations.ts';
import { infiniteOptions, type InfiniteSetup } from '../grid/infinite-grid.ts';
import { Rest } from '../ui/rest.ts';
import { conversationColumns } from './conversation-columns.ts';
import type { ConversationSource } from './conversation-source.ts';

/** What the grid needs of its panel. */
export interface ConversationGridSetup extends InfiniteSetup {
  readonly source: ConversationSource;
  readonly onFocus: (conversation: ConversationRow) => void;
}

/** The table of conversations: they come from the engine, block by block, as they are seen. */
export class ConversationGrid {
  private readonly api: GridApi<ConversationRow>;
  private readonly onFocus: (conversation: ConversationRow) => void;
  /** Details follow the focus once it rests: a key that is held down passes many rows. */
  private readonly rest = new Rest(120);
  /** The focus rests where no row has come yet. */
  private isWaiting = false;

  constructor(parent: HTMLElement, setup: ConversationGridSetup) {
    const { source, onFocus } = setup;
    this.onFocus = onFocus;
    this.api = createGrid<ConversationRow>(parent, {
      ...infiniteOptions<ConversationRow>(setup),
      columnDefs: conversationColumns(),
      getRowId: ({ data }) => String(data.index),
      onCellFocused: () => this.rest.before(() => this.follow()),
    });
    source.onPage = () => {
      if (this.isWaiting) this.follow();
    };
  }

  /** Other conversations, or another order: forgets all that were fetched. */
  restart(rowCount: number): void {
    this.api.purgeInfiniteCache();
    this.api.setRowCount(rowCount, true);
  }

  /** Tells of the conversation that the focus is at, as soon as it is there. */
  private follow(): void {
    const place = this.api.getFocusedCell()?.rowIndex;
    if (place === undefined) return;
    const conversation = this.api.getDisplayedRowAtIndex(place)?.data;
    this.isWaiting = conversation === undefined;
    if (conversation !== undefined) this.onFocus(conversation);
  }
}
