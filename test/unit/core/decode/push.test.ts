import { describe, expect, it } from 'vitest';
import { FlowLogDecoder, type FlowRow } from '../../../../src/core/index.ts';
import { vnetHour } from '../../../generate/vnet-hour.ts';
import { rowsOf } from '../../support/decode.ts';
import {
  logText,
  nsgRecord,
  NSG1_TUPLE,
  vnetRecord,
  VNET_TUPLE,
  withField,
} from '../../support/logs.ts';

const record = (rule: string) => JSON.stringify(vnetRecord([VNET_TUPLE], {}, rule));

function pushing(options = {}) {
  const decoder = new FlowLogDecoder(options);
  const write = (text: string) => decoder.write(Buffer.from(text));
  const rules = () => rowsOf(decoder.table).map(({ rule }) => rule);
  return { decoder, write, rules };
}

describe('a decoder that is pushed', () => {
  it('can be read between writes, record by record', () => {
    const { decoder, write, rules } = pushing();
    write('{"records":[');
    expect(decoder.problems.verdict).toBe('empty');
    write(record('a'));
    expect(rules()).toEqual(['a']);
    write(`,${record('b')},`);
    expect(rules()).toEqual(['a', 'b']);
    expect(decoder.problems).toMatchObject({ total: 0, verdict: 'flow-log' });
  });

  it('goes on behind the closing bracket, as a live blob does', () => {
    const { decoder, write, rules } = pushing();
    write(`{"records":[${record('a')}]}`);
    write(`,${record('b')},${record('c')}]}`);
    write(`,${record('d')}`);
    write(']}');
    decoder.end();
    expect(rules()).toEqual(['a', 'b', 'c', 'd']);
    expect(decoder.problems.total).toBe(0);
  });

  it('goes on behind a log that had no record yet', () => {
    const { decoder, write, rules } = pushing();
    write('{"records":[]}');
    expect(decoder.problems.verdict).toBe('empty');
    write(`${record('a')},${record('b')}]}`);
    decoder.end();
    expect(rules()).toEqual(['a', 'b']);
    expect(decoder.problems.verdict).toBe('flow-log');
  });

  it('goes on with a further document after its end', () => {
    const { decoder, write, rules } = pushing();
    write(logText(vnetRecord([VNET_TUPLE], {}, 'a')).slice(0, -5));
    decoder.end();
    expect(decoder.problems.byKind).toEqual({ 'cut-off': 1 });
    write(record('b'));
    decoder.end();
    expect(rules()).toEqual(['a', 'b']);
    expect(decoder.problems.total).toBe(1);
  });

  it('goes on after an end in the middle of an escape', () => {
    const { decoder, write, rules } = pushing();
    write('{"records":[{"x":"\\');
    decoder.end();
    write(record('b').replace('{', '{"":"",'));
    decoder.end();
    expect(rules()).toEqual(['b']);
  });

  it('may be ended twice', () => {
    const { decoder, write } = pushing();
    write('{"records":[');
    decoder.end();
    decoder.end();
    expect(decoder.problems.total).toBe(1);
  });

  it('counts offsets from the first byte that was written', () => {
    const { decoder, write } = pushing();
    const all = `{"records":[${record('a')}]},${record('b')}]}`;
    for (const character of all) write(character);
    decoder.end();
    for (const index of [0, 1]) {
      const { offset, recordOffset } = decoder.table.origin(index);
      expect(all.slice(offset).startsWith(VNET_TUPLE)).toBe(true);
      expect(all.slice(recordOffset).startsWith('{"flowLogVersion"')).toBe(true);
    }
  });

  it('may be given the same piece of memory again and again', () => {
    const text = [...vnetHour({ seed: 8, tuples: 3000 })].join('');
    const decoder = new FlowLogDecoder();
    const memory = new Uint8Array(1000);
    for (let at = 0; at < text.length; at += memory.length) {
      memory.fill(0x20);
      memory.set(Buffer.from(text.slice(at, at + memory.length)));
      decoder.write(memory);
    }
    decoder.end();
    const whole = new FlowLogDecoder();
    whole.write(Buffer.from(text));
    whole.end();
    expect(rowsOf(decoder.table)).toEqual(rowsOf(whole.table));
  });

  it('keeps no hold of a Buffer either, whose slices are views', () => {
    const texts = ['one', 'two', 'six', 'ten'].map((word) => {
      const more = { macAddress: `m-${word}`, [word === 'six' ? 'time' : 'zzzz']: null };
      const tuple = withField(VNET_TUPLE, 8, `NX-${word}`);
      return `${JSON.stringify(vnetRecord([tuple], more, `rule ${word}`))}\n`;
    });
    const memory = Buffer.alloc(texts[0]!.length);
    const decoder = new FlowLogDecoder();
    for (const text of [...texts, ...texts]) {
      memory.write(text);
      decoder.write(memory);
    }
    decoder.end();
    const seen = rowsOf(decoder.table).map((row) => [row.rule, row.macAddress, row.encryption]);
    const expected = ['one', 'two', 'six', 'ten'].map((w) => [`rule ${w}`, `m-${w}`, `NX-${w}`]);
    expect(seen).toEqual([...expected, ...expected]);
    expect(decoder.table.encryptions.all().filter((code) => code === 'NX-one')).toHaveLength(1);
  });

  it('takes views into memory that is shared', () => {
    const bytes = Buffer.from(logText(vnetRecord([VNET_TUPLE], {}, `é${'r'.repeat(100)}`)));
    const shared = new Uint8Array(new SharedArrayBuffer(bytes.length + 10), 7, bytes.length);
    shared.set(bytes);
    const decoder = new FlowLogDecoder();
    decoder.write(shared);
    decoder.end();
    expect(decoder.table.row(0).rule).toBe(`é${'r'.repeat(100)}`);
  });
});

describe('rows of several sources in one table', () => {
  it('stay as they are when another source is decoded behind them', () => {
    const first = pushing({ source: 'one' });
    const facts = { macAddress: 'M', time: '2026-03-14T09:02:07Z', targetResourceID: 'T' };
    first.write(logText(vnetRecord([VNET_TUPLE, VNET_TUPLE], facts, 'a')));
    first.write(logText(nsgRecord(2, [NSG1_TUPLE])));
    first.decoder.end();
    const { table } = first.decoder;
    const before: FlowRow[] = rowsOf(table);
    const second = pushing({ table, source: 'two' });
    second.write(logText(vnetRecord([VNET_TUPLE], {}, 'b'), nsgRecord(1, [NSG1_TUPLE])));
    second.decoder.end();
    expect(rowsOf(table).slice(0, before.length)).toEqual(before);
    expect(table.rowCount).toBe(before.length + 2);
    const sources = rowsOf(table).map((_row, index) => table.origin(index).source);
    expect(sources).toEqual([...before.map(() => 'one'), 'two', 'two']);
  });
});

describe('row and origin', () => {
  it.each([-1, 1, 2 ** 16, 2 ** 32, 2 ** 32 + 1, NaN, 0.5, Infinity])(
    'throw a RangeError for %s in a table of one row',
    (index) => {
      const { decoder, write } = pushing();
      write(record('a'));
      expect(() => decoder.table.row(index)).toThrow(RangeError);
      expect(() => decoder.table.origin(index)).toThrow(RangeError);
    },
  );

  it('throw a RangeError in an empty table, and for rows not yet published', () => {
    const { decoder, write } = pushing();
    expect(() => decoder.table.row(0)).toThrow(RangeError);
    write(`{"records":[${record('a').slice(0, -3)}`);
    expect(() => decoder.table.row(0)).toThrow(RangeError);
    decoder.end();
    expect(decoder.table.row(0).rule).toBe('a');
  });
});
