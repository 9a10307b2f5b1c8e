import { describe, expect, it } from 'vitest';
import { ByteDictionary } from '../../../../src/core/table/byte-dictionary.ts';
import { dropRows } from '../../../../src/core/table/drop-rows.ts';
import { FlowTable } from '../../../../src/core/table/flow-table.ts';
import { GrowingColumn } from '../../../../src/core/table/growing-column.ts';
import { Ipv6Dictionary } from '../../../../src/core/table/ipv6-dictionary.ts';
import { NumberIndex } from '../../../../src/core/table/number-index.ts';
import {
  type RowBatch,
  Segment,
  SEGMENT_BITS,
  SEGMENT_MASK,
} from '../../../../src/core/table/segment.ts';
import { TableWriter } from '../../../../src/core/table/table-writer.ts';
import { TextDictionary } from '../../../../src/core/table/text-dictionary.ts';
import { Random } from '../../../generate/random.ts';

const bytes = (text: string) => Buffer.from(text);

describe('a dictionary of short codes', () => {
  it('gives the same code the same id, and keeps 65,535 apart', () => {
    const codes = new ByteDictionary();
    const texts = Array.from({ length: 65_535 }, (_, at) => `code ${at}`);
    const ids = texts.map((text) => codes.idOf(bytes(text), 0, text.length));
    expect(new Set(ids).size).toBe(texts.length);
    for (const at of [0, 254, 255, 256, 32_767, 32_768, 65_534]) {
      expect(codes.text(ids[at]!)).toBe(texts[at]);
      expect(codes.idOf(bytes(`-${texts[at]!}-`), 1, texts[at]!.length + 1)).toBe(ids[at]);
    }
    expect(codes.idOf(bytes('one more'), 0, 8)).toBe(-1);
    expect(codes.idOf(bytes('code 7'), 0, 6)).toBe(ids[7]);
  });

  it('knows the empty code as id 0', () => {
    const codes = new ByteDictionary();
    expect(codes.idOf(bytes('x'), 1, 1)).toBe(0);
    expect(codes.text(0)).toBe('');
    expect(codes.text(99)).toBe('');
  });

  it('keeps no hold of the memory that it was shown', () => {
    const codes = new ByteDictionary();
    const memory = bytes('NX');
    const id = codes.idOf(memory, 0, 2);
    memory.fill(0);
    expect(codes.idOf(bytes('NX'), 0, 2)).toBe(id);
  });
});

describe('a dictionary of texts', () => {
  it('gives each text one id, the empty one 0', () => {
    const texts = new TextDictionary();
    const all = ['', 'a', '__proto__', 'constructor', 'A', 'é', 'e\u0301'];
    expect(all.map((text) => texts.idOf(text))).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(all.map((text) => texts.idOf(text))).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(texts.all()).toEqual(all);
    expect([texts.size, texts.find('é'), texts.find('z'), texts.text(99)]).toEqual([7, 5, -1, '']);
  });
});

describe('a dictionary of IPv6 addresses', () => {
  it('tells addresses apart by every bit, and ranks them by number', () => {
    const dictionary = new Ipv6Dictionary();
    const random = new Random(5);
    const words = () => (random.chance(0.5) ? random.below(3) : random.next());
    const all = Array.from({ length: 5000 }, () => [words(), words(), words(), words()] as const);
    const ids = all.map((address) => dictionary.idOf(address));
    const texts = new Set(all.map(String));
    expect(dictionary.size).toBe(texts.size);
    all.forEach((address, at) => {
      expect(dictionary.idOf(address)).toBe(ids[at]);
      expect(dictionary.address(ids[at]!)).toEqual(address);
    });
    const number = (id: number) =>
      dictionary.address(id).reduce((sum, word) => (sum << 32n) | BigInt(word), 0n);
    const order = Array.from({ length: dictionary.size }, (_, id) => id);
    order.sort((a, b) => (number(a) < number(b) ? -1 : 1));
    const ranks = dictionary.ranks();
    order.forEach((id, rank) => expect(ranks[id]).toBe(rank));
  });
});

describe('an index of numbers', () => {
  it('numbers them by their first coming, whatever their size', () => {
    const index = new NumberIndex();
    const random = new Random(6);
    const specials = [0, -1, 1, 2 ** 32, 2 ** 32 + 1, 2 ** 52, 2 ** 53 - 1, 0.5];
    const numbers = Array.from({ length: 50_000 }, () =>
      random.chance(0.1) ? random.pick(specials) : random.below(20_000) * 2 ** random.below(33),
    );
    const known = new Map<number, number>();
    for (const number of numbers) {
      if (!known.has(number)) known.set(number, known.size);
      expect(index.indexOf(number)).toBe(known.get(number));
    }
    expect(index.count).toBe(known.size);
  });

  it('takes numbers in no time that somebody chose to collide', () => {
    const index = new NumberIndex();
    const start = performance.now();
    for (let high = 0; high < 40_000; high++) {
      index.indexOf(high * 2 ** 32 + (Math.imul(high, 0x85ebca6b) >>> 0));
    }
    expect(index.count).toBe(40_000);
    expect(performance.now() - start).toBeLessThan(500);
  });

  it('takes pairs of group numbers in no time, as grouping makes them', () => {
    const index = new NumberIndex();
    const start = performance.now();
    for (let group = 0; group < 300; group++) {
      for (let value = 0; value < 300; value++) index.indexOf(group * 2 ** 26 + value);
    }
    expect(index.count).toBe(90_000);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('a growing column', () => {
  it('keeps what it holds', () => {
    const column = new GrowingColumn(Float64Array, 2);
    for (let at = 0; at < 1000; at++) column.push(at * 2 ** 40);
    expect(column.length).toBe(1000);
    expect(column.values[999]).toBe(999 * 2 ** 40);
    expect(column.values[0]).toBe(0);
  });
});

describe('a segment', () => {
  it('widens one counter column and keeps what stands in it', () => {
    const segment = new Segment();
    segment.bytesSrcToDest[3] = 2 ** 32 - 1;
    segment.widen(1);
    segment.widen(1);
    segment.bytesSrcToDest[4] = 2 ** 53 - 1;
    expect(segment.bytesSrcToDest[3]).toBe(2 ** 32 - 1);
    expect(segment.bytesSrcToDest[4]).toBe(2 ** 53 - 1);
    expect(segment.packetsSrcToDest).toBeInstanceOf(Uint32Array);
    expect(segment.counters[1]).toBe(segment.bytesSrcToDest);
  });

  it('says how much memory its columns take', () => {
    const segment = new Segment();
    const narrow = segment.byteLength;
    expect(narrow / 2 ** SEGMENT_BITS).toBeLessThan(64);
    segment.widen(0);
    expect(segment.byteLength).toBeGreaterThan(narrow);
  });
});

describe('dropping rows', () => {
  const isWide = (row: number) => row % 5 === 0 && row > 65_600;
  const packetsOf = (row: number) => (isWide(row) ? 2 ** 40 + row : row);

  /** Writes rows whose time tells them apart; some have a counter that needs a wide column. */
  function written(published: number, more: number): TableWriter {
    const writer = new TableWriter(new FlowTable());
    for (let first = 0; first < published + more; first += 1000) {
      const count = Math.min(1000, published + more - first);
      const rows = Array.from({ length: count }, (_, at) => first + at);
      const wide = rows.filter(isWide).map((row) => ({ row: row - first, counter: 0 }));
      writer.append(
        batchOf(rows),
        count,
        wide.map((each) => ({ ...each, value: packetsOf(first + each.row) })),
      );
    }
    writer.publish(published);
    return writer;
  }

  function batchOf(rows: readonly number[]): RowBatch {
    const words = () => new Uint32Array(rows.length);
    const shorts = () => new Uint16Array(rows.length);
    return {
      time: Float64Array.from(rows),
      ...{ srcIp: words(), destIp: words(), group: words() },
      ...{ srcPort: shorts(), destPort: shorts(), protocol: shorts(), encryption: shorts() },
      offset: Uint16Array.from(rows, (row) => row % 65_521),
      flags: new Uint8Array(rows.length),
      counters: [Uint32Array.from(rows), words(), words(), words()],
    };
  }

  it('moves the others up across a segment border, with all that they hold', () => {
    const published = 65_000;
    const writer = written(published, 2000);
    dropRows(writer, published, (segment, at) => segment.time[at]! % 3 === 0);
    writer.publish(writer.rowCount);
    const { table } = writer;
    const kept = Array.from({ length: 67_000 }, (_, row) => row).filter(
      (row) => row < published || row % 3 !== 0,
    );
    expect(table.rowCount).toBe(kept.length);
    kept.forEach((row, index) => {
      const segment = table.segments[index >>> SEGMENT_BITS]!;
      const at = index & SEGMENT_MASK;
      const held = [segment.time[at], segment.offset[at], segment.packetsSrcToDest[at]];
      const expected = [row, row % 65_521, packetsOf(row)];
      if (expected.some((value, place) => value !== held[place])) {
        expect(held, `row ${index}`).toEqual(expected);
      }
    });
  });

  it('of all rows leaves the published ones, and room for more', () => {
    const writer = written(65_536, 10);
    dropRows(writer, 65_536, () => true);
    expect(writer.rowCount).toBe(65_536);
    expect(writer.table.rowCount).toBe(65_536);
  });
});
