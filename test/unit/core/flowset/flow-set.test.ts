import { describe, expect, it } from 'vitest';
import type { FlowSet } from '../../../../src/core/flowset/flow-set.ts';
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
