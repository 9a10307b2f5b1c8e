import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COLUMNS } from '../../../../src/core/format/columns.ts';
import type { FlowSet, SetSource } from '../../../../src/core/flowset/flow-set.ts';
import { readFlowSet } from '../../../../src/core/flowset/read-flow-set.ts';
import { flowSetText } from '../../../../src/core/flowset/write-flow-set.ts';
import { blobUrl } from '../../../../src/core/storage/blob-url.ts';

const LOG =
  'flowLogResourceID=/11111111-2222-3333-4444-555555555555_RG/NETWORKWATCHER_EASTUS_HUB-FLOWLOG/';
const ENDPOINT = 'https://flows.blob.core.windows.net';
const URL_OF_LOG = blobUrl(ENDPOINT, 'logs', LOG);

/** What is wrong, with the text that it underlines. */
function problemsOf(text: string) {
  return readFlowSet(text).problems.map(
    ({ message, offset, length }) => `${text.slice(offset, offset + length)}: ${message}`,
  );
}

const setOf = (more: string) => `{ "version": 1, ${more} }`;
const withSource = (source: string) => setOf(`"sources": [${source}]`);
const withRange = (range: string) => setOf(`"sources": [{ "folder": "a" }], "range": ${range}`);

describe('a flow set', () => {
  it('says what is read and how it is shown', () => {
    const text = `{
      "$schema": "x", // ours
      "version": 1,
      "name": "Hub, afternoon",
      "range": { "from": "2026-11-21T14:00:00Z", "to": "2026-11-21T16:30Z" },
      "sources": [
        { "flowLog": "${ENDPOINT}/logs/${LOG}", "nics": ["00:22:48:71:0b:a0"] },
        { "folder": "../archive" },
        { "blob": "${ENDPOINT}/logs/a%20b/PT1H.json" },
        { "file": "C:/logs/PT1H.json" },
      ],
      "filter": "DestPort == 22",
      "columns": ["TimeGenerated", "SrcIp"],
    }`;
    expect(readFlowSet(text)).toEqual({
      problems: [],
      set: {
        name: 'Hub, afternoon',
        range: {
          from: Date.parse('2026-11-21T14:00:00Z'),
          to: Date.parse('2026-11-21T16:30:00Z'),
        },
        sources: [
          { kind: 'flowLog', url: URL_OF_LOG, nics: ['002248710BA0'] },
          { kind: 'folder', path: '../archive' },
          { kind: 'blob', url: `${ENDPOINT}/logs/a%20b/PT1H.json` },
          { kind: 'file', path: 'C:/logs/PT1H.json' },
        ],
        filter: 'DestPort == 22',
        columns: ['Time', 'SrcIp'],
      },
    });
  });

  it('is written one source a line, readable, fields in one order', () => {
    const set: FlowSet = {
      columns: ['SrcIp'],
      sources: [
        { kind: 'flowLog', url: URL_OF_LOG, nics: ['002248710BA0'] },
        { kind: 'file', path: 'a/PT1H.json' },
      ],
      range: { from: Date.UTC(2026, 10, 21, 14), to: Date.UTC(2026, 10, 21, 16) },
      name: 'Hub',
    };
    expect(flowSetText(set)).toBe(`{
  "version": 1,
  "name": "Hub",
  "range": { "from": "2026-11-21T14:00:00Z", "to": "2026-11-21T16:00:00Z" },
  "sources": [
    { "flowLog": "${ENDPOINT}/logs/${LOG}", "nics": ["002248710BA0"] },
    { "file": "a/PT1H.json" }
  ],
  "columns": ["SrcIp"]
}
`);
  });
});

describe('a secret is refused, and not repeated', () => {
  it.each([
    `{ "blob": "${ENDPOINT}/logs/PT1H.json?sv=2022&sig=hush" }`,
    `{ "flowLog": "${ENDPOINT}/logs/${LOG}?sig=hush" }`,
    `{ "blob": "https://me:hush@flows.blob.core.windows.net/logs/PT1H.json" }`,
    `{ "folder": "https://flows.blob.core.windows.net/logs?sig=hush" }`,
  ])('%s', (source) => {
    const { set, problems } = readFlowSet(withSource(source));
    expect(set).toBeUndefined();
    expect(problems).toHaveLength(1);
    expect(problems[0]!.message).not.toContain('hush');
  });
});

describe('what is wrong is told at its place', () => {
  it.each([
    ['', /JSON|expected|value/i],
    ['[]', /is an object/],
    ['{ "sources": [{ "file": "a" }] }', /“version” is missing/],
    ['{ "version": 2, "sources": [{ "file": "a" }] }', /^2: .*newer Flow Log Lens/],
    [setOf('"sources": []'), /^\[\]: .*names a source at least/],
    [setOf('"sources": [{ "file": "a" }], "colums": []'), /^"colums": .*“columns” meant/],
    [withSource('7'), /^7: A source is an object/],
    [withSource('{ "file": "a", "blob": "b" }'), /exactly one of/],
    [withSource('{ "file": "//server/share" }'), /of this machine only/],
    [withSource('{ "file": "" }'), /^"": This can be no path/],
    [
      withSource('{ "file": "a", "nics": ["002248710BA0"] }'),
      /^"nics": .*flow log or a folder only/,
    ],
    [withSource('{ "folder": "a", "nics": [] }'), /^"nics": .*names none/],
    [withSource('{ "folder": "a", "nics": ["0022"] }'), /^"0022": This is no MAC address/],
    [withSource(`{ "flowLog": "${ENDPOINT}/logs/${LOG}y=2025/" }`), /above its years/],
    [withSource(`{ "flowLog": "${ENDPOINT}/logs/archive/" }`), /not the folder of a flow log/],
    [withSource('{ "blob": "http://flows.blob.core.windows.net/a1b/c" }'), /Only https/],
    [withSource(`{ "blob": "${ENDPOINT}/logs/a%2F..%2Fb" }`), /No address can hold/],
    [withRange('7'), /^7: “range” is/],
    [withRange('{ "from": "2026-11-21" }'), /^\{: “range” is/],
    [withRange('{ "from": "2026-11-31", "to": "2026-12-02" }'), /^"2026-11-31": This is no time/],
    [withRange('{ "from": "2026-11-22", "to": "2026-11-22" }'), /ends before it begins/],
    [setOf('"sources": [{ "file": "a" }], "columns": ["SrcIP"]'), /^"SrcIP": .*“SrcIp” meant/],
  ])('%s', (text, expected) => {
    const problems = problemsOf(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(expected);
  });

  it('and what is only unknown leaves the set of use', () => {
    const { set } = readFlowSet(setOf('"sources": [{ "file": "a" }], "columns": ["X", "SrcIp"]'));
    expect(set?.columns).toEqual(['SrcIp']);
  });

  it('a set of too many sources is not read in part', () => {
    const { set, problems } = readFlowSet(withSource(Array(10_001).fill('{ "file": "a" }').join()));
    expect(set).toBeUndefined();
    expect(problems.map(({ message }) => message)).toEqual([
      'A flow set names at most 10,000 sources. Name their folder.',
    ]);
  });
});

const mac = fc.stringMatching(/^[0-9A-F]{12}$/).map((text) => text.toUpperCase());
const nics = fc.record({ nics: fc.uniqueArray(mac, { minLength: 1 }) });
const maybe = <T extends object>(some: fc.Arbitrary<T>) =>
  fc.oneof(some, fc.constant({} as Partial<T>));
const segment = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((text) => !/^\.{1,2}$|\/|\p{Cs}/u.test(text));
const name = fc.array(segment, { minLength: 1, maxLength: 4 }).map((all) => all.join('/'));
const path = fc
  .string({ unit: 'grapheme', minLength: 1 })
  .filter((text) => text.trim() !== '' && !/\0|^[/\\]{2}|^[a-z][a-z0-9+.-]+:/i.test(text));
const source: fc.Arbitrary<SetSource> = fc.oneof(
  fc.tuple(name, maybe(nics)).map(([above, some]) => ({
    kind: 'flowLog' as const,
    url: blobUrl(ENDPOINT, 'logs', `${above}/${LOG}`),
    ...some,
  })),
  fc
    .tuple(path, maybe(nics))
    .map(([folder, some]) => ({ kind: 'folder' as const, path: folder, ...some })),
  name.map((blob) => ({ kind: 'blob' as const, url: blobUrl(ENDPOINT, 'logs', blob) })),
  path.map((file) => ({ kind: 'file' as const, path: file })),
);
const time = fc.integer({ min: 0, max: Date.UTC(9999, 0) });
const range = fc
  .tuple(time, time)
  .filter(([from, to]) => from < to)
  .map(([from, to]) => ({ range: { from, to } }));
const set: fc.Arbitrary<FlowSet> = fc
  .tuple(
    fc.array(source, { minLength: 1, maxLength: 6 }),
    maybe(fc.record({ name: fc.string({ maxLength: 200 }) })),
    maybe(range),
    maybe(fc.record({ filter: fc.string() })),
    maybe(fc.record({ columns: fc.subarray(COLUMNS.map((column) => column.name)) })),
  )
  .map(([sources, ...others]) => Object.assign({ sources }, ...others) as FlowSet);

describe('any', () => {
  it('set reads as it was written, without a problem', () => {
    fc.assert(
      fc.property(set, (written) => {
        expect(readFlowSet(flowSetText(written))).toEqual({ set: written, problems: [] });
      }),
    );
  });

  it('text can be read, and is a set or has a problem', () => {
    const cut = fc.tuple(set, fc.nat(), fc.string()).map(([one, at, piece]) => {
      const text = flowSetText(one);
      const place = at % text.length;
      return text.slice(0, place) + piece + text.slice(place + 1);
    });
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), cut), (text) => {
        const reading = readFlowSet(text);
        expect(reading.set !== undefined || reading.problems.length > 0).toBe(true);
      }),
    );
  });
});
