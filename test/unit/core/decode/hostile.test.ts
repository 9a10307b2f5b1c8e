import { describe, expect, it } from 'vitest';
import { chunksOf } from '../../support/cut.ts';
import { decode, decodeChunks } from '../../support/decode.ts';
import { logText, vnetRecord, VNET_TUPLE, withField } from '../../support/logs.ts';

/** How long `work` takes, ms; the shorter of two runs, so that a pause of the machine is no matter. */
async function timeOf(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 2; run++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}

describe('digits without an end', () => {
  const zeros = '0'.repeat(3000);

  it.each([0, 3, 4, 5, 9, 12])(
    'in field %i are a row or a problem, never an exception',
    (index) => {
      const text = logText(vnetRecord([VNET_TUPLE, withField(VNET_TUPLE, index, `${zeros}7`)]));
      for (const size of [1, 700, text.length]) {
        const { table, problems } = decodeChunks(chunksOf(Buffer.from(text), size));
        expect(table.rowCount + problems.total).toBe(2);
      }
    },
  );

  it('that end with the input or with a chunk are cut off, no more', () => {
    const text = logText(vnetRecord(['TUPLE'])).replace(/TUPLE.*/, zeros);
    for (const size of [600, text.length]) {
      const { problems } = decodeChunks(chunksOf(Buffer.from(text), size));
      expect(problems.byKind).toEqual({ 'cut-off': 1 });
    }
  });

  it('that stood in a text before are not read as part of a short tuple', async () => {
    for (const length of [600, 1500, 60_000]) {
      const { table, problems } = await decode(
        logText(vnetRecord(['0'.repeat(length), '1', '1,', VNET_TUPLE], {}, '0'.repeat(length))),
      );
      expect(table.rowCount).toBe(1);
      expect(problems.total).toBe(3);
    }
  });
});

describe('depth', () => {
  it('of a million brackets is one problem, found in no time', async () => {
    for (const bracket of ['[', '{"a":']) {
      const { table, problems } = await decode(bracket.repeat(1_000_000));
      expect(table.rowCount).toBe(0);
      expect(problems.byKind).toEqual({ 'too-deep': 1 });
    }
  });

  it('in a key that nobody knows costs that record at most', async () => {
    const deep = JSON.parse('['.repeat(100) + ']'.repeat(100)) as unknown;
    const odd = { ...vnetRecord([VNET_TUPLE], {}, 'odd'), zz: deep };
    const { table, problems } = await decode(logText(odd, vnetRecord([VNET_TUPLE], {}, 'next')));
    expect(table.row(table.rowCount - 1).rule).toBe('next');
    expect(problems.byKind).toEqual({ 'too-deep': 1 });
  });

  it('of a few dozen brackets is nothing to complain of', async () => {
    const deep = JSON.parse('['.repeat(50) + ']'.repeat(50)) as unknown;
    const { problems } = await decode(logText({ zz: deep, ...vnetRecord([VNET_TUPLE]) }));
    expect(problems.total).toBe(0);
  });
});

describe('length', () => {
  it('of keys and of texts that nobody wants is passed over', async () => {
    const long = 'k'.repeat(2_000_000);
    const { table, problems } = await decode(
      logText({ [long]: long, x: { [long]: long }, ...vnetRecord([VNET_TUPLE]) }),
    );
    expect(table.rowCount).toBe(1);
    expect(problems.total).toBe(0);
  });

  it('of a text that is wanted is bounded, and said to be', async () => {
    const { table, problems } = await decode(
      logText(vnetRecord([VNET_TUPLE], { macAddress: 'M'.repeat(1_000_000) }, 'é'.repeat(99_999))),
    );
    expect(table.row(0).macAddress.length).toBe(65_536);
    expect(table.row(0).rule.length).toBeLessThanOrEqual(65_536);
    expect(problems.byKind).toEqual({ 'too-long': 2 });
    for (const { excerpt } of problems.items) expect(excerpt.length).toBeLessThanOrEqual(200);
  });

  it('of a value that is none is bounded in what is said of it', async () => {
    const { problems } = await decode(`{"records":[${'x'.repeat(1_000_000)}`);
    const [problem] = problems.items;
    expect(problem!.excerpt.length).toBeLessThanOrEqual(200);
    expect(problem!.message.length).toBeLessThan(500);
  });

  it('of bytes that lead nowhere is read once', async () => {
    for (const piece of ['{"', '{"time"', '{ ', '"\\', '}{', 'x,']) {
      const short = await timeOf(() => decode(piece.repeat(50_000)));
      const long = await timeOf(() => decode(piece.repeat(500_000)));
      expect(long, piece).toBeLessThan(100 * short + 500);
    }
  });
});

describe('many different values', () => {
  it('of encryption never end in a wrong one', async () => {
    const codes = Array.from({ length: 65_600 }, (_, at) => `Q${at}`);
    const tuples = [...codes, 'NX', 'X'].map((code) => withField(VNET_TUPLE, 8, code));
    const { table, problems } = await decode(logText(vnetRecord(tuples)));
    expect(table.rowCount + problems.total).toBe(tuples.length);
    for (const index of [0, 255, 256, 65_000])
      expect(table.row(index).encryption).toBe(`Q${index}`);
    const last = [table.row(table.rowCount - 2), table.row(table.rowCount - 1)];
    expect(last.map(({ encryption }) => encryption)).toEqual(['NX', 'X']);
  });

  it('of malformed tuples leave room for those of rows', async () => {
    const bad = Array.from({ length: 65_600 }, (_, at) =>
      withField(withField(VNET_TUPLE, 8, `Q${at}`), 12, 'x'),
    );
    const { table } = await decode(
      logText(vnetRecord([...bad, withField(VNET_TUPLE, 8, 'NX_FALLBACK')])),
    );
    expect(table.row(0).encryption).toBe('NX_FALLBACK');
  });

  it('of rules, ACLs and addresses are all kept', async () => {
    const records = Array.from({ length: 3000 }, (_, at) => {
      const tuple = withField(VNET_TUPLE, 1, `2001:db8::${at.toString(16)}`);
      return vnetRecord([tuple], { macAddress: `m${at}` }, `rule ${at}`);
    });
    const { table } = await decode(logText(...records));
    for (const at of [0, 1, 255, 256, 257, 2999]) {
      const srcIp = at === 0 ? '2001:db8::' : `2001:db8::${at.toString(16)}`;
      expect(table.row(at)).toMatchObject({ srcIp, macAddress: `m${at}`, rule: `rule ${at}` });
    }
  });

  it('of IPv6 addresses cost no more where somebody chose them to collide', async () => {
    const count = 20_000;
    const random = addresses(count, (at) => [Math.imul(at, 0x9e3779b1), Math.imul(at, 0x85ebca77)]);
    // Chosen for a hash that begins with `a ^ imul(b, 0x85ebca6b)`: all of them are 1 there.
    const chosen = addresses(count, (at) => [1 ^ Math.imul(at, 0x85ebca6b), at]);
    const usual = await timeOf(() => decode(random));
    const hostile = await timeOf(() => decode(chosen));
    expect(hostile).toBeLessThan(5 * usual + 150);
  });

  it('of encryption cost no more where somebody chose them to collide', async () => {
    const chosen = collidingCodes(13);
    const usual = Array.from(chosen, (_, at) => `${at}`.padStart(chosen[0]!.length, 'Q'));
    const text = (codes: readonly string[]) =>
      logText(vnetRecord(codes.map((code) => withField(VNET_TUPLE, 8, code))));
    const [plain, hostile] = [text(usual), text(chosen)];
    const usualTime = await timeOf(() => decode(plain));
    const hostileTime = await timeOf(() => decode(hostile));
    expect(hostileTime).toBeLessThan(5 * usualTime + 150);
  });
});

function addresses(count: number, words: (at: number) => readonly [number, number]): string {
  const hex = (word: number) =>
    `${((word >>> 16) & 0xffff).toString(16)}:${(word & 0xffff).toString(16)}`;
  const tuples = Array.from({ length: count }, (_, at) => {
    const [a, b] = words(at);
    return withField(VNET_TUPLE, 1, `${hex(a)}:${hex(b)}:1:2:3:4`);
  });
  return logText(vnetRecord(tuples));
}

/** 2^`blocks` different codes that FNV-1a takes for one: pairs of blocks that collide, in a row. */
function collidingCodes(blocks: number): string[] {
  let codes = [''];
  let state = 0x811c9dc5;
  for (let block = 0; block < blocks; block++) {
    const [one, other] = collidingBlocks(state);
    codes = codes.flatMap((code) => [code + one, code + other]);
    state = fnv(state, one);
  }
  return codes;
}

function collidingBlocks(state: number): [string, string] {
  const seen = new Map<number, number>();
  const block = (at: number) => at.toString(36).padStart(4, '-');
  for (let at = 0; ; at++) {
    const hash = fnv(state, block(at));
    const known = seen.get(hash);
    if (known !== undefined) return [block(known), block(at)];
    seen.set(hash, at);
  }
}

function fnv(state: number, text: string): number {
  let hash = state;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash;
}
