import { describe, expect, it } from 'vitest';
import { answer } from '../../../src/engine/answers/answer.ts';
import { Session } from '../../../src/engine/session.ts';
import { View } from '../../../src/engine/view.ts';
import type { RecordPlace, RecordText } from '../../../src/protocol/record-text.ts';
import { oneLog, type SourceDescription } from '../../../src/protocol/session.ts';
import { fixture, fixtureNames } from '../support/fixtures.ts';
import { logText, VNET_TUPLE, vnetRecord } from '../support/logs.ts';
import { compressed, given, vnetBytes } from './logs.ts';

const { signal } = new AbortController();

async function viewOf(source: SourceDescription): Promise<View> {
  const session = new Session(oneLog(source), () => undefined);
  await session.load();
  return new View(session);
}

async function record(view: View, place: RecordPlace): Promise<RecordText> {
  return (await answer(view, { name: 'record', question: place }, signal)) as RecordText;
}

const selected = ({ text, start, end }: RecordText) => text.slice(start, end);
const BYTES = vnetBytes(3000);

describe('the record of a row', () => {
  it.each([
    ['plain', () => given(BYTES)],
    ['compressed', () => compressed(BYTES)],
  ])('is all of it and nothing more, with the tuple in it: %s', async (_name, source) => {
    const view = await viewOf(source());
    const { records } = JSON.parse(Buffer.from(BYTES).toString()) as { records: object[] };
    const plain = records.map((each) => JSON.stringify(each, undefined, 2));
    for (const row of [0, 1, 1499, 2999]) {
      const found = await record(view, { row });
      expect(plain).toContain(found.text);
      expect(found.remark).toBe('');
      expect(found.recordTime).toBe(view.row(row).recordTime);
      const raw = await answer(view, { name: 'rawTuple', question: { row } }, signal);
      expect(selected(found)).toBe(raw);
    }
  });

  it.each(fixtureNames().filter((name) => !name.endsWith('.gz')))(
    'is found in any shape of log: %s',
    async (name) => {
      const view = await viewOf(given(fixture(name)));
      for (let row = 0; row < view.state.rowCount; row++) {
        const found = await record(view, { row });
        const { destPort } = view.row(row);
        expect(selected(found).split(',')[4]).toBe(String(destPort));
      }
    },
  );

  it('keeps numbers and escapes as they are written', async () => {
    const more = `"flowLogVersion":4.0,"big":12345678901234567890,"name":"\\u0041\\/\\u202e"`;
    const log = `{${more},"flowRecords":{"flows":[{"flowGroups":[{"flowTuples":["${VNET_TUPLE}"]}]}]}}`;
    const found = await record(await viewOf(given(log)), { row: 0 });
    expect(found.text).toContain('"big": 12345678901234567890');
    expect(found.text).toContain('"name": "\\u0041\\/\\u202e"');
    expect(found.text).toContain('"flowLogVersion": 4.0');
  });

  it('selects the tuple behind letters of several bytes', async () => {
    const log = logText(vnetRecord([VNET_TUPLE], { name: 'é🦊\u2028' }));
    expect(selected(await record(await viewOf(given(log)), { row: 0 }))).toBe(VNET_TUPLE);
  });

  it('that is cut off is shown as it stands, with a word', async () => {
    const log = logText(vnetRecord([VNET_TUPLE]));
    const cut = log.slice(0, log.indexOf(VNET_TUPLE) + VNET_TUPLE.length + 2);
    const found = await record(await viewOf(given(cut)), { row: 0 });
    expect(found.text).toBe(cut.slice('{"records":['.length));
    expect(found.remark).toContain('broken or cut off');
    expect(selected(found)).toBe(VNET_TUPLE);
  });

  it('that is broken ends where the next begins', async () => {
    const [first, second] = [1, 2].map((place) =>
      JSON.stringify(vnetRecord([VNET_TUPLE], { place })),
    );
    const log = `{"records":[${first!.slice(0, -2)},${second!}]}`;
    const view = await viewOf(given(log));
    expect(view.state.rowCount).toBe(2);
    const found = await record(view, { row: 0 });
    expect(found.text).toBe(`${first!.slice(0, -2)},`);
    expect(found.remark).toContain('broken or cut off');
    expect((await record(view, { row: 1 })).remark).toBe('');
  });

  it('is refused where it is far longer than any record', async () => {
    const huge = logText(vnetRecord([VNET_TUPLE], { padding: 'x'.repeat(33 * 1024 * 1024) }));
    const reading = record(await viewOf(given(huge)), { row: 0 });
    await expect(reading).rejects.toMatchObject({ code: 'too-large' });
  });

  it('of a log that changed is refused, with the remedy', async () => {
    const bytes = Buffer.from(BYTES);
    const view = await viewOf(given(bytes));
    bytes.fill('x', view.table.origin(7).offset, view.table.origin(7).offset + 20);
    await expect(record(view, { row: 7 })).rejects.toMatchObject({
      code: 'changed',
      remedy: 'Read it again to see what it holds now.',
    });
  });
});

describe('what stands at a byte', () => {
  it('is shown in the record around it', async () => {
    const text = Buffer.from(fixture('vnet-malformed-tuples.json')).toString();
    const view = await viewOf(given(text));
    const { items } = view.session.readings.problems;
    for (const { source, offset } of items) {
      const found = await record(view, { source, offset });
      expect(found.text.slice(found.start, found.start + 5)).toBe(text.slice(offset, offset + 5));
    }
  });

  it('is shown where there is no record at all', async () => {
    const place = { source: 'PT1H.json', offset: 10 };
    const found = await record(await viewOf(given('nonsense, all of it')), place);
    expect(found).toMatchObject({ text: 'nonsense, all of it', start: 10, recordTime: 0 });
  });
});
