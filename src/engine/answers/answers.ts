import type { Cancellation } from '../../protocol/platform.ts';
import type { AnswerTo, QuestionName, QuestionOf } from '../../protocol/questions.ts';
import type { View } from '../view.ts';

/** How each question is answered. */
export type Answers<K extends QuestionName> = {
  readonly [N in K]: (
    view: View,
    question: QuestionOf<N>,
    signal: Cancellation,
  ) => AnswerTo<N> | Promise<AnswerTo<N>>;
};
