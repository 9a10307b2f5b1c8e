import { beforeAll, describe, expect, it } from 'vitest';
import { ENCRYPTION_CODES } from '../../../src/core/format/encryption.ts';
import { stitchFlows } from '../../../src/core/flows/stitch-flows.ts';
import type { FlowRow } from '../../../src/core/index.ts';
import { runSteps } from '../../../src/core/table/steps.ts';
import { type AskedLog, shippedLog, wholeLog } from './support/logs.ts';
import { documentedFilters } from './support/questions.ts';

const DAY_ONE = Date.UTC(2026, 2, 17);
const bytesOf = (rows: readonly FlowRow[]) =>
  rows.reduce((sum, row) => sum + (row.hasStatistics ? row.bytesSrcToDest : 0), 0);
const distinct = (rows: readonly FlowRow[], of: (row: FlowRow) => string | number) => [
  ...new Set(rows.map(of)),
];
const source = (row: FlowRow) => row.srcIp;
const destination = (row: FlowRow) => row.destIp;

/** What these tests answer; a question without an answer here could have a wrong one there. */
const asked = new Set<string>();

function question(text: string): string {
  asked.add(text);
  return text;
}

describe.each([
  ['three days', wholeLog],
  ['the shipped cut', shippedLog],
])('the questions of docs/sample-network.md over %s', (name, load) => {
  let log: AskedLog;
  beforeAll(async () => void (log = await load()), 120_000);

  it('SSH is denied by nossh, from inside and outside', () => {
    const rows = log.rows(question('Whose SSH is denied, and by which rule?'));
    expect(distinct(rows, ({ rule }) => rule)).toEqual(['nossh']);
    expect(distinct(rows, ({ aclId }) => aclId).join()).toMatch(/networkManagers/);
    const sources = distinct(rows, source);
    expect(sources).toEqual(expect.arrayContaining(['10.1.2.20', '10.4.3.7']));
    const foreign = sources.filter((address) => !String(address).startsWith('10.'));
    expect(foreign.length).toBeGreaterThan(20);
    expect(foreign.join(' ')).toMatch(/^((192\.0\.2|198\.51\.100|203\.0\.113)\.\d+ ?)+$/);
  });

  it('10.1.1.8 sends most to the one, and calls most often the other foreign address', () => {
    const asking = question('What did 10.1.1.8 talk to?');
    const most = (measure: 'bytes' | 'tuples') =>
      log.top(asking, 'destination', measure, destination).map((group) => group.name);
    expect(most('bytes')[0]).toBe('203.0.113.77');
    expect(most('tuples')[0]).toBe('198.51.100.23');
    expect(most('tuples').slice(1).sort()).toEqual(['10.1.0.8', '198.51.100.80', '203.0.113.77']);
  });

  it('there are two bursts of about 1 GB, on two days', () => {
    const rows = log.rows(question('When were the two bursts?'));
    const begun = rows.filter(({ state }) => state === 'B').map(({ time }) => time);
    const at = (day: number, minute: number) =>
      DAY_ONE + day * 86_400_000 + 7_200_000 + minute * 60_000;
    expect(begun).toEqual([at(1, 7), at(2, 12)]);
    const byPort = begun.map((time) => {
      const { srcPort } = rows.find((row) => row.time === time)!;
      return bytesOf(rows.filter((row) => row.srcPort === srcPort));
    });
    expect(byPort).toEqual([1_043_000_000, 987_000_000]);
    const ended = rows.filter(({ state }) => state === 'E').map(({ time }) => time);
    expect(ended.map((time, burst) => time - begun[burst]!)).toEqual([1_440_000, 1_440_000]);
  });

  it('the beacon calls every 60 s', () => {
    const rows = log.rows(question('What is the beacon?'));
    const times = rows.map(({ time }) => time).sort((a, b) => a - b);
    const minutes = times.map((time) => Math.floor(time / 60_000));
    expect(new Set(minutes).size).toBe(times.length);
    expect(Math.max(...times.map((time) => time % 60_000))).toBeLessThan(500);
    expect(times.length).toBeGreaterThan(290);
    if (name === 'three days') expect(times).toHaveLength(72 * 60 - 11 * 60 - 20);
  });

  it('the load balancer hardly chooses 10.1.1.70', () => {
    const asking = question('How does the load balancer spread?');
    const top = log.top(asking, 'destination', 'tuples', destination);
    const all = top.reduce((sum, { tuples }) => sum + tuples, 0);
    const shares = new Map(top.map((group) => [group.name, group.tuples / all]));
    expect(shares.get('10.1.1.70')).toBeGreaterThan(0);
    expect(shares.get('10.1.1.70')).toBeLessThan(0.03);
    for (const last of [68, 69, 71]) expect(shares.get(`10.1.1.${last}`)).toBeGreaterThan(0.2);
    expect(top).toHaveLength(4);
  });

  it('10.1.1.70 leaves nearly all probes unanswered', () => {
    const rows = log.rows(question('Why does 10.1.1.70 get hardly any traffic?'));
    expect(rows.length).toBeGreaterThan(58 * 5 - 10);
    expect(distinct(rows, ({ time }) => Math.floor((time / 60_000) % 60))).toHaveLength(58);
  });

  it('spoke 2 calls the API, tries SSH and the database', () => {
    const rows = log.rows(question('What does spoke 2 do in spoke 1?'));
    const told = distinct(
      rows,
      (row) => `${row.srcIp} ${row.destPort} ${row.denied ? 'denied' : 'allowed'} ${row.rule}`,
    );
    expect(told.sort()).toEqual([
      '10.1.2.20 22 denied nossh',
      '10.1.2.20 8080 allowed UserRule_allow-api',
      '10.1.2.41 1433 denied unspecified',
    ]);
  });

  it('10.4.2.2 takes 26 % of the circuit', () => {
    const top = log.top(question('Who takes the circuit?'), 'source', 'bytes', source);
    const all = top.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(top[0]!.name).toBe('10.4.2.2');
    expect(Math.abs((100 * top[0]!.bytes) / all - 26)).toBeLessThan(0.5);
    expect(top.length).toBeGreaterThan(10);
  });

  it('every code of encryption that was wanted and is not there has its flows', () => {
    const rows = log.rows(question('What is not encrypted although it should be?'));
    const codes = ENCRYPTION_CODES.map(({ code }) => code).filter((code) => code.startsWith('NX_'));
    const whose = new Map(
      codes.map((code) => [
        code,
        distinct(
          rows.filter(({ encryption }) => encryption === code),
          ({ srcIp, destIp }) => `${srcIp} ${destIp}`,
        ).sort(),
      ]),
    );
    expect(Object.fromEntries(whose)).toEqual({
      // The web server's side names the front end.
      NX_HW_NOT_SUPPORTED: ['10.1.1.4 10.1.1.100', '10.1.1.4 10.1.1.71'],
      NX_FALLBACK: ['10.1.1.4 10.1.1.30'],
      NX_LOCAL_DST: ['10.1.1.69 10.1.1.68'],
      NX_SW_NOT_READY: ['10.1.2.20 10.1.1.21'],
      NX_NOT_SUPPORTED: ['10.1.2.41 10.1.1.21'],
      NX_NOT_ACCEPTED: ['10.1.2.41 10.1.1.30'],
    });
  });

  it('192.0.2.200 scans ports', () => {
    const rows = log.rows(question('Who scans?'));
    expect(distinct(rows, ({ destPort }) => destPort)).toHaveLength(1022);
    expect(distinct(rows, destination)).toEqual(['10.1.1.4']);
    const times = rows.map(({ time }) => time);
    expect(Math.max(...times) - Math.min(...times)).toBeLessThan(6 * 60_000);
  });

  it('the unanswered are who the document says', () => {
    const rows = log.rows(question('Who gets no answer?'));
    const probed = rows.filter(({ srcIp }) => srcIp === '168.63.129.16');
    expect(distinct(probed, destination)).toEqual(['10.1.1.70']);
    expect(distinct(rows, source).sort()).toEqual(['10.1.2.20', '10.1.2.41', '168.63.129.16']);
  });

  it('SYN retries are flows of their own', () => {
    const { conversationOf } = runSteps(stitchFlows(log.table));
    const retries = log.matching(
      'SrcIp == "10.1.2.20" and DestPort == 22 and FlowDirection == "Outbound"',
    );
    const conversations = new Set(retries.map((id) => conversationOf[id]!));
    const begun = retries.filter((id) => log.table.row(id).state === 'B');
    expect(begun.length).toBeGreaterThan(20);
    expect(conversations.size).toBe(begun.length);
  });

  it('encrypts where it is configured, and nothing of the internet', () => {
    const ours =
      'ipv4_is_in_range(SrcIp, "10.1.0.0/16") and ipv4_is_in_range(DestIp, "10.1.0.0/16")';
    expect(log.matching(`not(${ours}) and FlowEncryption != "NX"`)).toEqual([]);
    expect(log.matching('FlowEncryption == "X"').length).toBeGreaterThan(500);
  });
});

it('answers all questions that are documented', () => {
  expect([...asked].sort()).toEqual([...documentedFilters().keys()].sort());
});
