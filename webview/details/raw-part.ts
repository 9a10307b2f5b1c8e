import { visible } from '../../src/core/filter/language.ts';
import type { PanelContext } from '../editor/panel.ts';
import { element } from '../ui/dom.ts';
import { linkButton } from '../ui/link.ts';
import { type Copy, failureNote, namedLink, replaceContent, section } from './parts.ts';

/** The tuple as it stands in the log, read from there again. */
export class RawPart {
  readonly root = element('div');
  private readonly context: PanelContext;
  private readonly copy: Copy;
  private shown: string | undefined;

  constructor(context: PanelContext, copy: Copy) {
    this.context = context;
    this.copy = copy;
  }

  /** Another tuple is shown: what stood here is not its text. */
  clear(): void {
    this.shown = undefined;
    this.show([element('p', { class: 'raw dim' }, ['Reading it from the log…'])]);
  }

  async load(row: number, signal: AbortSignal): Promise<void> {
    const { context, copy } = this;
    try {
      const raw = await context.view.ask('rawTuple', { row }, { signal });
      if (raw === this.shown) return;
      this.shown = raw;
      const copyRaw = () => copy(raw, 'Raw tuple');
      this.show([
        element('p', { class: 'raw mono' }, [visible(raw)]),
        element('div', { class: 'actions' }, [
          namedLink('Copy', 'Copy raw tuple', copyRaw),
          linkButton('Show in JSON', () => context.showInJson({ row })),
        ]),
      ]);
    } catch (thrown) {
      const note = failureNote(thrown, () => context.readAgain());
      if (note !== undefined) this.show([note]);
    }
  }

  private show(children: readonly Node[]): void {
    replaceContent(this.root, [section('Raw tuple', children)]);
  }
}
