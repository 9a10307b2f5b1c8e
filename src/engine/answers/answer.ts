import { FailureError } from '../../protocol/failure.ts';
import type { Cancellation } from '../../protocol/platform.ts';
import type { AnyQuestion, QuestionName } from '../../protocol/questions.ts';
import type { View } from '../view.ts';
import type { Answers } from './answers.ts';
import { chartAnswers } from './charts.ts';
import { conversationAnswers } from './conversations.ts';
import { logAnswers } from './log.ts';
import { selectionAnswers } from './selection.ts';
import { tupleAnswers } from './tuples.ts';

const ANSWERS: Answers<QuestionName> = {
  ...chartAnswers,
  ...tupleAnswers,
  ...conversationAnswers,
  ...logAnswers,
  ...selectionAnswers,
};

type AnyAnswer = (view: View, question: never, signal: Cancellation) => unknown;

/** Answers a question about a view. Rejects with `cancelled`, or as the question says. */
export async function answer(
  view: View,
  { name, question }: AnyQuestion,
  signal: Cancellation,
): Promise<unknown> {
  if (!Object.hasOwn(ANSWERS, name)) {
    throw new FailureError('internal', `There is no answer to “${name}”.`);
  }
  const found: AnyAnswer = ANSWERS[name];
  return await found(view, question as never, signal);
}
