import type { IDatasource, IGetRowsParams } from 'ag-grid-community';
import type { ConversationsState, ConversationSortTerm } from '../../src/protocol/conversations.ts';
import { Latest } from '../editor/latest.ts';
import type { ViewClient } from '../editor/view-client.ts';
import { SORTABLE } from './conversation-columns.ts';

/** What a source tells of its work. */
export interface SourceEvents {
  readonly onBegin: () => void;
  /** It is arranged anew, or as it was. */
  readonly onArranged: (state: ConversationsState) => void;
  /** It could not be arranged, or was called off by a person. */
  readonly onFailure: (thrown: unknown) => void;
}

type Asker = Pick<ViewClient, 'ask'>;

/** Fetches the conversations that the grid wants to show, in the order that its headers ask for. */
export class ConversationSource implements IDatasource {
  /** Hears of every block that came, once the grid has its rows. */
  onPage: () => void = () => undefined;
  private readonly view: Asker;
  private readonly events: SourceEvents;
  private readonly latest = new Latest();
  private sort: readonly ConversationSortTerm[];
  private arranging: Promise<ConversationsState> | undefined;

  constructor(view: Asker, sort: readonly ConversationSortTerm[], events: SourceEvents) {
    this.view = view;
    this.sort = sort;
    this.events = events;
  }

  /** Arranges anew: the view may show other rows now. What is under way for older ones ends. */
  arrange(): void {
    const signal = this.latest.begin();
    this.events.onBegin();
    const arranging = this.view.ask('arrangeConversations', { sort: this.sort }, { signal });
    this.arranging = arranging;
    arranging.then(
      (state) => {
        if (this.arranging === arranging) this.events.onArranged(state);
      },
      (thrown: unknown) => {
        if (this.arranging === arranging) this.events.onFailure(thrown);
      },
    );
  }

  /** Ends what is under way, because a person asked for it. */
  cancel(): void {
    this.latest.begin();
  }

  getRows(params: IGetRowsParams): void {
    const sort = conversationSort(params.sortModel);
    if (JSON.stringify(sort) !== JSON.stringify(this.sort)) {
      this.sort = sort;
      this.arrange();
    }
    this.fetch(params).catch((thrown: unknown) => {
      params.failCallback();
      this.events.onFailure(thrown);
    });
  }

  /** Rows of an arrangement that is not any more are of no use: those of the next are asked for. */
  private async fetch(params: IGetRowsParams): Promise<void> {
    // Why an arrangement failed has been told already.
    const state = await this.arranging?.catch(() => undefined);
    if (state === undefined) return params.failCallback();
    const question = { start: params.startRow, end: params.endRow };
    const page = await this.view.ask('readConversations', question);
    if (page.generation !== state.generation) return params.failCallback();
    params.successCallback([...page.rows], state.count);
    this.onPage();
  }
}

/** The grid's sort model as sort terms; columns that are not ours are left out. */
export function conversationSort(
  model: readonly { readonly colId: string; readonly sort: string }[],
): ConversationSortTerm[] {
  return model.flatMap(({ colId, sort }) => {
    const column = SORTABLE.find((name) => name === colId);
    return column === undefined ? [] : [{ column, descending: sort === 'desc' }];
  });
}
