import { toFailure } from '../../src/protocol/failure.ts';
import type { PageRow } from '../../src/protocol/session.ts';
import type { AttemptsAnswer, ConversationDetails } from '../../src/protocol/tuple-details.ts';
import type { PanelContext } from '../editor/panel.ts';
import { attemptsFilter, flowFilter } from '../../src/core/filter/flow-filter.ts';
import { element } from '../ui/dom.ts';
import { linkButton } from '../ui/link.ts';
import { Progress } from '../ui/progress.ts';
import { attemptLines, attemptsSummary } from './attempt-lines.ts';
import { conversationLines, conversationMarks, conversationSummary } from './conversation-lines.ts';
import { type Copy, failureNote, list, replaceContent, section } from './parts.ts';
import { tupleTable } from './tuple-table.ts';

/** What was found: of a denied tuple attempts, of any other its conversation. */
interface Found {
  readonly attempts?: AttemptsAnswer;
  readonly conversation?: ConversationDetails | null;
}

/** What a tuple is part of: its conversation, or for a denied one all attempts of its kind. */
export class FlowPart {
  readonly root = element('div');
  private readonly context: PanelContext;
  private readonly copy: Copy;
  private readonly progress: Progress;
  private work = new AbortController();
  private shown = '';

  constructor(context: PanelContext, copy: Copy) {
    this.context = context;
    this.copy = copy;
    this.progress = new Progress(() => this.work.abort());
  }

  /** Another tuple is shown. */
  clear(): void {
    this.work.abort();
    this.shown = '';
    this.root.replaceChildren(this.progress.root);
  }

  async load(row: PageRow, signal: AbortSignal): Promise<void> {
    const work = new AbortController();
    this.work = work;
    signal.addEventListener('abort', () => work.abort());
    this.root.append(this.progress.root);
    this.progress.begin(row.denied ? 'Looking for attempts…' : 'Stitching flows…');
    try {
      const part = await this.fetch(row, work.signal);
      if (!signal.aborted) this.show(part, row);
    } catch (thrown) {
      if (!signal.aborted) this.failed(thrown, row, signal);
    } finally {
      if (this.work === work) this.progress.end();
    }
  }

  private async fetch({ id, denied }: PageRow, signal: AbortSignal): Promise<Found> {
    const { view } = this.context;
    const question = { row: id };
    return denied
      ? { attempts: await view.ask('attempts', question, { signal }) }
      : { conversation: await view.ask('conversation', question, { signal }) };
  }

  /** What is the same stays as it is, with the focus that may be in it. */
  private show(found: Found, row: PageRow): void {
    const text = JSON.stringify(found);
    if (text === this.shown) return;
    this.shown = text;
    replaceContent(this.root, [this.part(found, row), this.actions(row)]);
  }

  private part({ attempts, conversation }: Found, row: PageRow): HTMLElement {
    if (attempts !== undefined) return this.attempts(attempts);
    return conversation === null || conversation === undefined
      ? noConversation()
      : this.conversation(conversation, row);
  }

  private attempts(attempts: AttemptsAnswer): HTMLElement {
    return section('Attempts', [
      element('p', { class: 'dim' }, [attemptsSummary(attempts)]),
      list(attemptLines(attempts), this.copy),
    ]);
  }

  private conversation({ conversation, rows }: ConversationDetails, row: PageRow): HTMLElement {
    const marks = conversationMarks(conversation).map(({ word, meaning }) =>
      element('p', { class: 'mark' }, [element('strong', {}, [`⚠ ${word}. `]), meaning]),
    );
    return section('Conversation', [
      element('p', { class: 'dim' }, [conversationSummary(conversation)]),
      ...marks,
      list(conversationLines(conversation), this.copy),
      tupleTable(rows, conversation.tuples, row.id, (id) => this.context.showTuple(id)),
    ]);
  }

  private actions(row: PageRow): HTMLElement {
    const { filter } = this.context;
    const follow = linkButton('Follow this flow', () => filter.set(flowFilter(row)));
    const all = linkButton('Filter to these attempts', () => filter.set(attemptsFilter(row)));
    return element('div', { class: 'actions' }, row.denied ? [follow, all] : [follow]);
  }

  private failed(thrown: unknown, row: PageRow, signal: AbortSignal): void {
    this.shown = '';
    // The page says so for all of its parts.
    if (toFailure(thrown).code === 'stopped') return;
    const again = linkButton('Try again', () => void this.load(row, signal));
    const note = failureNote(thrown, () => this.context.readAgain());
    const words = note ?? element('p', { class: 'dim' }, ['Cancelled.']);
    replaceContent(this.root, [words, again]);
  }
}

function noConversation(): HTMLElement {
  const words =
    'Version 1 of NSG flow logs has no states, so its tuples cannot be stitched into conversations.';
  return section('Conversation', [element('p', { class: 'dim' }, [words])]);
}
