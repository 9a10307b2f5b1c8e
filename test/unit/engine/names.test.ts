import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FlowLogDecoder } from '../../../src/core/index.ts';
import { NAME_COLUMNS } from '../../../src/core/format/columns.ts';
import { allRows } from '../../../src/core/table/filter-rows.ts';
import { SEGMENT_BITS, SEGMENT_MASK } from '../../../src/core/table/segment.ts';
import { answer } from '../../../src/engine/answers/answer.ts';
import { columnValues } from '../../../src/engine/column-values.ts';
import { EngineNames } from '../../../src/engine/names/engine-names.ts';
import { Session } from '../../../src/engine/session.ts';
import { View } from '../../../src/engine/view.ts';
import type { FlowMapAnswer, TopAnswer } from '../../../src/protocol/charts.ts';
import type { ConversationPage } from '../../../src/protocol/conversations.ts';
import type { NamesSource, NamesSources } from '../../../src/protocol/names.ts';
import { oneLog, type PageRow } from '../../../src/protocol/session.ts';
import type { TupleDetails } from '../../../src/protocol/tuple-details.ts';
import { mmdb } from '../../generate/mmdb.ts';
import { logText, vnetRecord } from '../support/logs.ts';
import { tuple } from '../core/flows/support/flow-tables.ts';
import { mixedTable } from '../support/table.ts';
import { given } from './logs.ts';

const { signal } = new AbortController();

const folder = mkdtempSync(path.join(os.tmpdir(), 'flow-logs-names-'));
afterAll(() => rmSync(folder, { recursive: true }));

const bytes = (name: string, content: string | Uint8Array): NamesSource => ({
  kind: 'bytes',
  name,
  bytes: typeof content === 'string' ? Buffer.from(content) : content,
});

const ESTATE = `{ "names": [
  { "cidr": "10.0.0.0/24", "name": "clients", "kind": "subnet", "group": "hub", "region": "here" },
  { "cidr": "10.0.1.0/24", "name": "servers", "kind": "subnet", "group": "spoke" },
  { "cidr": "10.0.1.5", "name": "sql", "kind": "vm", "group": "spoke" },
  { "cidr": "fd00::/8", "name": "six", "kind": "on-premises" },
] }`;

const TAGS = JSON.stringify({
  values: [
    {
      name: 'Storage.WestEurope',
      properties: { region: 'westeurope', addressPrefixes: ['20.60.0.0/16'] },
    },
  ],
});

const GEO = mmdb([
  ['81.2.69.0/24', { country: { iso_code: 'NL', names: { en: 'Netherlands' } } }],
  ['2a00::/16', { country: { iso_code: 'SE', names: { en: 'Sweden' } } }],
]);
const SYSTEMS = mmdb([
  ['81.2.0.0/16', { autonomous_system_number: 64_500, autonomous_system_organization: 'Example' }],
]);

const ALL: NamesSources = {
  files: [bytes('estate.flownames.json', ESTATE)],
  serviceTags: bytes('tags.json', TAGS),
  geoip: [bytes('geo.mmdb', GEO), bytes('as.mmdb', SYSTEMS)],
};

const ends = (source: string, dest: string, direction: 'I' | 'O' = 'O') =>
  tuple('B', { source, dest, direction });

const TUPLES = [
  ends('10.0.0.4', '10.0.1.4'),
  ends('10.0.0.4', '10.0.1.5'),
  ends('10.0.0.4', '20.60.1.1'),
  ends('81.2.69.1', '10.0.0.4', 'I'),
  ends('fd00::1', '10.0.1.5', 'I'),
  ends('10.7.0.1', '2a00::7'),
];

async function viewOf(tuples = TUPLES, names = new EngineNames()): Promise<View> {
  const session = new Session(
    oneLog(given(logText(vnetRecord(tuples, { macAddress: 'AA' })))),
    () => undefined,
  );
  await session.load();
  return new View(session, names);
}

async function named(sources = ALL): Promise<EngineNames> {
  const names = new EngineNames();
  await names.set(sources);
  return names;
}

async function shown(view: View, filter: string, column?: (typeof NAME_COLUMNS)[number]) {
  const sort = column === undefined ? [] : [{ column, descending: false }];
  const arranged = await view.arrange({ filter, sort }, new AbortController().signal);
  if (!arranged.ok) throw new Error(arranged.mistake.message);
  return Array.from(view.ids);
}

describe('names', () => {
  it('say of rows what the columns are for', async () => {
    const view = await viewOf(TUPLES, await named());
    const range = { start: 0, end: 10, computed: NAME_COLUMNS, labels: ['addresses'] as const };
    const { rows } = await view.computedPage(range, signal);
    const said = (column: (typeof NAME_COLUMNS)[number]) =>
      rows.map(({ names = {} }) => names[column]);
    expect(said('SrcName')).toEqual(['clients', 'clients', 'clients', '', 'six', '']);
    expect(said('DestName')).toEqual(['servers', 'sql', '', 'clients', 'sql', '']);
    expect(said('DestKind').slice(0, 3)).toEqual(['subnet', 'vm', 'Public']);
    expect(said('SrcKind').slice(4)).toEqual(['on-premises', 'Private']);
    expect(said('SrcGroup').slice(0, 2)).toEqual(['hub', 'hub']);
    expect(said('SrcRegion')[0]).toBe('here');
    expect(said('DestRegion')[2]).toBe('westeurope');
    expect(said('ServiceTag')).toEqual(['', '', 'Storage.WestEurope', '', '', '']);
    expect(said('Country')).toEqual(['', '', '', 'NL', '', 'SE']);
    expect(said('FlowType')).toEqual([
      'InterVNet',
      'InterVNet',
      'AzurePublic',
      'ExternalPublic',
      'S2S',
      'ExternalPublic',
    ]);
    expect(rows[2]?.labels).toEqual({ srcIp: 'clients', destIp: 'Storage.WestEurope' });
  });

  it.each([
    ['SrcName == "clients"', [0, 1, 2]],
    ['DestName in ("sql", "servers") and SrcGroup != DestGroup', [0, 1, 4]],
    ['FlowType == "S2S"', [4]],
    ['Country in~ ("nl")', [3]],
    ['isempty(SrcName)', [3, 5]],
    ['ServiceTag startswith "storage"', [2]],
    ['not(DestKind has "public")', [0, 1, 3, 4]],
  ])('filter by %s', async (filter, rows) => {
    expect(await shown(await viewOf(TUPLES, await named()), filter)).toEqual(rows);
  });

  it.each(NAME_COLUMNS)('filter by each value that is offered of %s', async (column) => {
    const view = await viewOf(TUPLES, await named());
    const range = { start: 0, end: 10, computed: [column] };
    const { rows } = await view.computedPage(range, signal);
    const said = rows.map(({ names = {} }) => names[column]);
    const values = await columnValues(view, column, signal);
    expect(new Set(values)).toEqual(new Set(said));
    for (const value of values) {
      const ids = rows.filter((_, at) => said[at] === value).map(({ id }) => id);
      expect(await shown(view, `${column} == ${JSON.stringify(value)}`)).toEqual(ids);
      const without =
        ids.length === rows.length
          ? []
          : await shown(view, `${column} != ${JSON.stringify(value)}`);
      expect(without).toHaveLength(rows.length - ids.length);
    }
  });

  it('sort by them', async () => {
    const view = await viewOf(TUPLES, await named());
    expect(await shown(view, '', 'DestName')).toEqual([2, 5, 3, 0, 1, 4]);
  });

  it('offer their values, the most frequent first', async () => {
    const view = await viewOf(TUPLES, await named());
    expect(await columnValues(view, 'SrcName', signal)).toEqual(['clients', '', 'six']);
  });

  it('make tops and flow maps', async () => {
    const view = await viewOf(TUPLES, await named());
    const limit = 1;
    const question = { dimension: 'sourceName', measure: 'tuples', limit } as const;
    const top = (await answer(view, { name: 'top', question }, signal)) as TopAnswer;
    expect(top.top).toMatchObject([
      { tuples: 3, peers: 3, row: { names: { SrcName: 'clients' } } },
    ]);
    const asked = { by: 'group', measure: 'tuples', limit } as const;
    const map = await answer(view, { name: 'flowMap', question: asked }, signal);
    expect((map as FlowMapAnswer).nodes[0]).toMatchObject({
      dimension: 'sourceGroup',
      amount: 3,
      row: { names: { SrcGroup: 'hub' } },
    });
  });

  it('tell all of an address in details', async () => {
    const view = await viewOf(TUPLES, await named());
    const details = await answer(view, { name: 'tuple', question: { row: 3 } }, signal);
    const { ends: found, row } = details as TupleDetails;
    expect(found.srcIp).toMatchObject({
      country: 'NL',
      countryName: 'Netherlands',
      asNumber: 64_500,
      asName: 'Example',
    });
    expect(row.labels).toEqual({ srcIp: '', destIp: 'clients', nic: '10.0.0.4 clients' });
  });

  it('label NICs and the ends of conversations', async () => {
    const view = await viewOf([ends('10.0.0.4', '10.0.1.5')], await named());
    const nics = await answer(view, { name: 'nics', question: null }, signal);
    expect(nics).toEqual([{ mac: 'AA', address: '10.0.0.4', name: 'clients' }]);
    await answer(view, { name: 'arrangeConversations', question: { sort: [] } }, signal);
    const question = { start: 0, end: 1 };
    const page = await answer(view, { name: 'readConversations', question }, signal);
    expect((page as ConversationPage).rows[0]?.first.labels).toEqual({
      srcIp: 'clients',
      destIp: 'sql',
      nic: '10.0.0.4 clients',
    });
  });

  it('are the same of rows and of pages, in a log of all kinds', async () => {
    const table = mixedTable(12, 2000);
    const names = await named({
      ...ALL,
      files: [bytes('a', '{ "names": [{ "cidr": "10.0.0.0/9", "name": "low" }] }')],
    });
    const texts = await names.texts(table, NAME_COLUMNS, signal);
    for (const id of allRows(table.rowCount)) {
      const row: PageRow = { id, source: table.origin(id).source, ...table.row(id) };
      const of = names.named(row, NAME_COLUMNS).names!;
      const segment = table.segments[id >>> SEGMENT_BITS]!;
      for (const column of NAME_COLUMNS) {
        const { texts: all, codeOf } = texts[column]!;
        expect(all[codeOf(segment, id & SEGMENT_MASK)]).toBe(of[column]);
      }
    }
  });

  it('are given up when nobody wants them any more, and worked out when somebody does', async () => {
    const names = await named();
    const { table } = await viewOf();
    const stop = new AbortController();
    const asked = names.texts(table, ['SrcName', 'FlowType'], stop.signal);
    stop.abort();
    await expect(asked).rejects.toMatchObject({ code: 'cancelled' });
    const both = await Promise.all([1, 2].map(() => names.texts(table, ['SrcName'], signal)));
    expect(both[0]!.SrcName?.texts).toContain('clients');
    expect(both[1]!.SrcName?.texts).toBe(both[0]!.SrcName?.texts);
  });

  it('change in views that are filtered by them', async () => {
    const names = await named();
    const view = await viewOf(TUPLES, names);
    expect(await shown(view, 'DestName == "sql"')).toEqual([1, 4]);
    const { generation } = view.state;
    const other = ESTATE.replaceAll('"sql"', '"db"').replaceAll('"servers"', '"sql"');
    await names.set({ ...ALL, files: [bytes('estate.flownames.json', other)] });
    await view.renamed();
    expect(Array.from(view.ids)).toEqual([0]);
    expect(view.state.generation).toBeGreaterThan(generation);
  });

  it('name addresses that come while a log loads', async () => {
    const session = new Session(oneLog(given('')), () => undefined);
    const view = new View(session, await named());
    const decoder = new FlowLogDecoder({ table: session.table });
    const write = (...tuples: string[]) =>
      decoder.write(Buffer.from(`${JSON.stringify(vnetRecord(tuples, {}))}\n`));
    write(TUPLES[0]!);
    expect(await shown(view, 'DestName == "sql"')).toEqual([]);
    write(TUPLES[1]!);
    await view.catchUp();
    expect(Array.from(view.ids)).toEqual([1]);
  });
});

describe('a file that cannot be used', () => {
  it('is told of, and changes nothing else', async () => {
    const names = new EngineNames();
    const broken =
      '{ "names": [\n  { "cidr": "10.0.2.7/24", "name": "odd" },\n  { "cidr": "10.0.0.4", "name": "pc" }\n] }';
    const { report } = await names.set({
      files: [bytes('a.flownames.json', broken), bytes('b.flownames.json', ESTATE)],
      serviceTags: bytes('tags.json', '{}'),
      geoip: [bytes('notes.mmdb', 'no such thing'), bytes('cut.mmdb', GEO.subarray(0, -40))],
    });
    expect(report.files[0]).toMatchObject({
      name: 'a.flownames.json',
      problems: [
        {
          severity: 'error',
          fix: '"10.0.2.0/24"',
          start: { line: 1, character: 12 },
          end: { line: 1, character: 25 },
        },
      ],
    });
    expect(report.files[1]).toEqual({ name: 'b.flownames.json', problems: [] });
    expect(report.others.map(({ name }) => name)).toEqual(['tags.json', 'notes.mmdb', 'cut.mmdb']);
    expect(report.others[1]?.problems[0]).toContain('no database in MaxMind’s format');
    expect(names.words('10.0.0.4').name).toBe('pc');
    expect(names.words('10.0.0.5').name).toBe('clients');
  });

  it('says so where two files name one prefix: the first counts', async () => {
    const names = new EngineNames();
    const one = '{ "names": [{ "cidr": "10.0.0.0/24", "name": "first" }] }';
    const { report } = await names.set({
      files: [bytes('a.flownames.json', one), bytes('b.flownames.json', ESTATE)],
      geoip: [],
    });
    expect(report.files[1]?.problems[0]?.message).toContain('“a.flownames.json”');
    expect(names.words('10.0.0.9').name).toBe('first');
  });

  it('is missing, or has more bytes than it may', async () => {
    const names = new EngineNames();
    const large = path.join(folder, 'large.flownames.json');
    writeFileSync(large, Buffer.alloc(16_000_001, ' '));
    const file = (name: string): NamesSource => ({
      kind: 'file',
      name,
      path: path.join(folder, name),
    });
    const { report } = await names.set({
      files: [file('none.flownames.json'), file('large.flownames.json')],
      geoip: [file('none.mmdb')],
    });
    expect(report.files.map(({ failure }) => failure?.code)).toEqual(['not-found', 'too-large']);
    expect(report.others[0]?.problems[0]).toContain('does not exist any more');
  });
});
