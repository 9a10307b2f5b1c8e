import type { HostApi } from '../../src/protocol/page-api.ts';
import type { CallOptions, Rpc } from '../../src/protocol/rpc.ts';
import type {
  AnswerTo,
  AnyQuestion,
  QuestionName,
  QuestionOf,
} from '../../src/protocol/questions.ts';

/** The line to the engine for whatever a page asks about its view, beside its rows. */
export class ViewClient {
  private readonly host: Pick<Rpc<HostApi>, 'call'>;

  constructor(host: Pick<Rpc<HostApi>, 'call'>) {
    this.host = host;
  }

  /** Asks one question. Rejects with a `FailureError`. */
  async ask<K extends QuestionName>(
    name: K,
    question: QuestionOf<K>,
    options?: CallOptions,
  ): Promise<AnswerTo<K>> {
    const asked = { name, question } as AnyQuestion;
    return (await this.host.call('ask', { asked }, options)) as AnswerTo<K>;
  }
}
