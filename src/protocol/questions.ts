import type { Note } from '../core/notes/notes.ts';
import type { SourcedReport } from '../core/decode/join-problems.ts';
import type {
  BetweenAnswer,
  BetweenQuestion,
  FlowMapAnswer,
  FlowMapQuestion,
  HeatMapAnswer,
  HeatMapQuestion,
  SeriesAnswer,
  SeriesQuestion,
  TopAnswer,
  TopQuestion,
} from './charts.ts';
import type {
  ConversationPage,
  ConversationsState,
  ConversationSortTerm,
} from './conversations.ts';
import type { NicLabel } from './names.ts';
import type { RecordPlace, RecordText } from './record-text.ts';
import type { CopyFormat, SelectionState, SelectQuestion } from './selection.ts';
import type { AttemptsAnswer, ConversationDetails, TupleDetails } from './tuple-details.ts';

/**
 * What a page asks about its view, beside its rows: the host passes each question on to the
 * engine as it is. All of them can be cancelled.
 */
export interface Questions {
  /** The timeline. */
  series(question: SeriesQuestion): SeriesAnswer;
  top(question: TopQuestion): TopAnswer;
  flowMap(question: FlowMapQuestion): FlowMapAnswer;
  heatMap(question: HeatMapQuestion): HeatMapAnswer;
  /** Fails as `not-found` where an end is neither a group, a name nor a CIDR. */
  between(question: BetweenQuestion): BetweenAnswer;
  /** The tuple of a row, by its id. */
  tuple(question: { readonly row: number }): TupleDetails;
  /** The raw text of a tuple, read again from the log. */
  rawTuple(question: { readonly row: number }): string;
  /** The record around a place, read again from the log. */
  record(place: RecordPlace): RecordText;
  /** The conversation that a row is part of; `null` for denied rows and those of NSG version 1. */
  conversation(question: { readonly row: number }): ConversationDetails | null;
  attempts(question: { readonly row: number }): AttemptsAnswer;
  /** Stitches the view's rows into conversations and sorts them. */
  arrangeConversations(question: {
    readonly sort: readonly ConversationSortTerm[];
  }): ConversationsState;
  readConversations(question: { readonly start: number; readonly end: number }): ConversationPage;
  /** Changes what is selected, and says what of the page's rows is. */
  select(question: SelectQuestion): SelectionState;
  /**
   * The selected rows as text. Fails as `too-large` for more than fit a clipboard, and as
   * `not-found` where none is selected and shown.
   */
  copySelected(question: { readonly format: CopyFormat }): string;
  /** The text of a names file to start with, for the private addresses of the view's rows. */
  startNames(question: null): string;
  problems(question: null): SourcedReport;
  notes(question: null): readonly Note[];
  /** The NICs of the log with the addresses that label them, in the order of their coming. */
  nics(question: null): readonly NicLabel[];
}

/** The name by which a question travels. */
export type QuestionName = keyof Questions;
/** What is asked under a name. */
export type QuestionOf<K extends QuestionName> = Parameters<Questions[K]>[0];
/** What is answered. */
export type AnswerTo<K extends QuestionName> = ReturnType<Questions[K]>;

/** A question with its name, as it travels. */
export type AnyQuestion = {
  [K in QuestionName]: { readonly name: K; readonly question: QuestionOf<K> };
}[QuestionName];
