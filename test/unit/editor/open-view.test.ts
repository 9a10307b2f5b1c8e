import { expect, it } from 'vitest';
import { NO_ROWS, openView } from '../../../src/editor/open-view.ts';
import { FailureError } from '../../../src/protocol/failure.ts';

const place = { session: 1, view: 2 };
const arrangement = { filter: '', sort: [] };
const plain = { generation: 0, rowCount: 9 };

/** An engine that answers these, by the name of the call. */
function engine(answers: Readonly<Record<string, unknown>>) {
  const call = (name: string) => {
    const answer = answers[name];
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  return { call } as unknown as Parameters<typeof openView>[0];
}

it('opens a view as it is to be arranged', async () => {
  const state = { generation: 1, rowCount: 3 };
  const answers = { openView: plain, arrangeView: { ok: true, state } };
  expect(await openView(engine(answers), place, arrangement)).toEqual({ view: state });
});

it('shows all rows where the filter has a mistake, and which', async () => {
  const mistake = { message: 'What?', start: 0, end: 1 };
  const answers = { openView: plain, arrangeView: { ok: false, mistake } };
  expect(await openView(engine(answers), place, arrangement)).toEqual({ view: plain, mistake });
});

it.each(['openView', 'arrangeView'])(
  'has no rows where the engine dies in %s: the session says why',
  async (name) => {
    const stopped = new FailureError('stopped', 'The engine has stopped.', 'Open it again.');
    const answers = { openView: plain, [name]: stopped };
    expect(await openView(engine(answers), place, arrangement)).toEqual({ view: NO_ROWS });
  },
);

it('fails as the engine does otherwise', async () => {
  const answers = { openView: new FailureError('not-found', 'This log was closed.') };
  await expect(openView(engine(answers), place, arrangement)).rejects.toThrow('was closed');
});
