import type { GridState } from 'ag-grid-community';
import { toFailure } from '../../src/protocol/failure.ts';
import type { HostApi, PageEvents, PageStart } from '../../src/protocol/page-api.ts';
import { Rpc } from '../../src/protocol/rpc.ts';
import { TupleGrid } from '../grid/grid.ts';
import { RowSource, sortTerms } from '../grid/row-source.ts';
import { element } from '../ui/dom.ts';
import { Notice } from './notice.ts';
import { Summary } from './summary.ts';
import { hostChannel, keepState, keptState } from './vscode-api.ts';

interface PageState {
  readonly grid?: GridState;
}

/** The page of one flow log: summary, notice, grid, and the line to the host. */
export class Page {
  private readonly host: Rpc<HostApi>;
  private readonly nonce: string;
  private readonly summary: Summary;
  private readonly notice: Notice;
  private readonly message = element('p', { class: 'message', role: 'alert' });
  private readonly table = element('div', { class: 'table' });
  private kept = (keptState() ?? {}) as PageState;
  private grid: TupleGrid | undefined;

  constructor(root: HTMLElement, nonce: string) {
    this.nonce = nonce;
    this.host = new Rpc<HostApi>(hostChannel, this.events());
    const ask = (method: 'openAsJson' | 'reload' | 'cancelLoading') => () =>
      void this.host.call(method, null).catch((thrown: unknown) => this.failed(thrown));
    this.summary = new Summary(ask('cancelLoading'));
    this.notice = new Notice({ openAsJson: ask('openAsJson'), reload: ask('reload') });
    this.message.hidden = true;
    root.append(this.summary.root, this.message, this.notice.root, this.table);
  }

  /** Asks the host for what there is to show, and shows it. */
  async start(): Promise<void> {
    const sort = sortTerms(this.kept.grid?.sort?.sortModel ?? []);
    try {
      this.show(await this.host.call('start', { sort }));
    } catch (thrown) {
      this.failed(thrown);
    }
  }

  private events(): PageEvents {
    return {
      sessionChanged: ({ state }) => this.showState(state),
      viewChanged: ({ state }) => this.grid?.viewChanged(state),
      restart: () => void this.start(),
    };
  }

  private show({ state, view }: PageStart): void {
    this.showState(state);
    this.grid?.destroy();
    const sort = sortTerms(this.kept.grid?.sort?.sortModel ?? []);
    this.grid = new TupleGrid(this.table, {
      source: new RowSource(this.host, view, sort, (thrown) => this.failed(thrown)),
      nonce: this.nonce,
      state: this.kept.grid,
      onState: (grid) => this.keep({ grid }),
    });
  }

  private showState(state: PageStart['state']): void {
    this.summary.show(state);
    this.table.hidden = this.notice.show(state);
  }

  private keep(state: PageState): void {
    this.kept = state;
    keepState(state);
  }

  private failed(thrown: unknown): void {
    const { code, message, remedy } = toFailure(thrown);
    if (code === 'cancelled' || code === 'stopped') return;
    this.message.textContent = `${message} ${remedy}`;
    this.message.hidden = false;
  }
}
