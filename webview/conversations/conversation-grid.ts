import {
  CellStyleModule,
  ColumnApiModule,
  createGrid,
  type GridApi,
  type GridState,
  GridStateModule,
  InfiniteRowModelModule,
  ModuleRegistry,
  RowApiModule,
  ScrollApiModule,
  TooltipModule,
} from 'ag-grid-community';
import type { ConversationRow } from '../../src/protocol/conversations.ts';
import { gridTheme } from '../grid/grid-theme.ts';
import { Rest } from '../ui/rest.ts';
import { conversationColumns } from './conversation-columns.ts';
import type { ConversationSource } from './conversation-source.ts';

ModuleRegistry.registerModules([
  CellStyleModule,
  ColumnApiModule,
  GridStateModule,
  InfiniteRowModelModule,
  RowApiModule,
  ScrollApiModule,
  TooltipModule,
]);

const BLOCK = 100;

/** What the grid needs of its panel. */
export interface ConversationGridSetup {
  readonly source: ConversationSource;
  readonly nonce: string;
  readonly rowCount: number;
  readonly state: GridState | undefined;
  readonly onState: (state: GridState) => void;
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
    const { source, nonce, rowCount, state, onState, onFocus } = setup;
    this.onFocus = onFocus;
    this.api = createGrid<ConversationRow>(parent, {
      theme: gridTheme,
      styleNonce: nonce,
      columnDefs: conversationColumns(),
      defaultColDef: { resizable: true, minWidth: 40, suppressHeaderMenuButton: true },
      rowModelType: 'infinite',
      datasource: source,
      cacheBlockSize: BLOCK,
      maxBlocksInCache: 20,
      infiniteInitialRowCount: rowCount,
      blockLoadDebounceMillis: 30,
      getRowId: ({ data }) => String(data.index),
      multiSortKey: 'ctrl',
      animateRows: false,
      // A transform is a 32-bit float: beyond 760,000 rows it cannot place them to the pixel.
      suppressRowTransform: true,
      ...(state === undefined ? {} : { initialState: state }),
      onStateUpdated: ({ state: changed }) => onState(changed),
      onCellFocused: () => this.rest.before(() => this.follow()),
      overlayNoRowsTemplate: '<span></span>',
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
