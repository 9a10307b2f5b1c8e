import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ColumnName } from '../../src/core/format/columns.ts';
import { vnetHour } from '../generate/index.ts';
import { logText, vnetRecord } from '../unit/support/logs.ts';
import { fixture } from '../unit/support/fixtures.ts';
import { readPlainLog } from '../unit/support/plain-reader.ts';
import { openTable } from './support/flow-log-page.ts';
import { shownTime } from './support/shown.ts';
import { useWorkbench } from './support/use-workbench.ts';

const hour = Buffer.from([...vnetHour({ seed: 11, tuples: 20_000 })].join(''));

const deniedTuple = '1773478869011,10.20.1.94,10.20.1.4,37694,443,6,I,D,NX,0,0,0,0';

const workbench = useWorkbench({
  files: {
    'one-line/PT1H.json': fixture('vnet-one-line/PT1H.json'),
    'hour/PT1H.json': hour,
    'archive/PT1H.json.gz': gzipSync(hour),
    'appended/PT1H.json.gz': inTwoMembers(hour),
    'nsg-denied/PT1H.json': fixture('nsg-v2-denied.json'),
    'nsg-v2/PT1H.json': fixture('nsg-v2/PT1H.json'),
    'nsg-v1/PT1H.json': fixture('nsg-v1.json'),
    'encryption/PT1H.json': fixture('vnet-encryption.json'),
    'one-tuple/PT1H.json': logText(vnetRecord([deniedTuple])),
    'ipv6/PT1H.json': fixture('vnet-ipv6.json'),
  },
});

beforeEach(async () => {
  // Wide enough for every column: those that are scrolled out are not drawn.
  await workbench.page.setViewportSize({ width: 2600, height: 900 });
  await workbench.runCommand('View: Close All Editors');
});

const flow = ['FlowStatus', 'FlowDirection', 'SrcIp', 'SrcPort', 'DestIp', 'DestPort'] as const;
const codes = ['L4Protocol', 'FlowState', 'FlowEncryption'] as const;
const counters = [
  ...['BytesSrcToDest', 'BytesDestToSrc', 'PacketsSrcToDest', 'PacketsDestToSrc'],
] as ColumnName[];

describe('a VNet flow log', () => {
  it('opens as the table by default, in words with their codes and in UTC', async () => {
    const page = await openTable(workbench, 'one-line/PT1H.json');
    await page.untilRowsRead(
      ['Time', ...flow],
      [
        row('07.498', 'Allowed', 'In', '168.63.129.16', '55216', '10.20.1.4', '8080 http-alt'),
        row('07.498', 'Allowed', 'In', '168.63.129.16', '55216', '10.20.1.4', '8080 http-alt'),
        row('02.559', 'Allowed', 'In', '10.20.1.94', '37694', '10.20.1.4', '443 https'),
        row('03.659', 'Allowed', 'In', '203.0.113.106', '46312', '10.20.1.4', '443 https'),
        row('09.812', 'Allowed', 'In', '203.0.113.106', '46312', '10.20.1.4', '443 https'),
        row('11.020', '⊘ Denied', 'In', '198.51.100.23', '40555', '10.20.1.4', '3389 rdp'),
        row('11.020', '⊘ Denied', 'In', '198.51.100.24', '40556', '10.20.1.4', '5060 sip'),
        row('13.777', 'Allowed', 'Out', '10.20.1.4', '49120', '192.0.2.80', '443 https'),
      ],
    );
    await page.untilRowsRead(codes, [
      ['TCP', 'End E', 'None NX'],
      ['TCP', 'Begin B', 'None NX'],
      ['TCP', 'Begin B', 'Encrypted X'],
    ]);
    await page.untilRowsRead(codes, [['UDP', 'Denied D', 'None NX']], 6);
    await page.untilRowsRead(codes, [['TCP', 'Continuing C', 'Encrypted X']], 8);
    expect(await page.header('Time').innerText()).toBe('Time (UTC)');
  });

  it('leaves counters blank where the state carries none, and groups the others', async () => {
    const page = await openTable(workbench, 'one-line/PT1H.json');
    const blank = ['', '', '', ''];
    await page.untilRowsRead(counters, [
      ['864', '666', '4', '2'],
      ...[blank, blank, blank],
      ['1,620', '8,140', '9', '11'],
      ...[blank, blank, blank],
      ['98,304', '201,744', '120', '133'],
      ['198', '0', '3', '0'],
    ]);
  });

  it('says which rule and ACL', async () => {
    const page = await openTable(workbench, 'one-line/PT1H.json');
    await page.untilRowsRead(
      ['AclRule', 'AclGroup'],
      [
        ['PlatformRule', '00000000-0000-0000-0000-000000000000'],
        ['PlatformRule', '00000000-0000-0000-0000-000000000000'],
        ['DefaultRule_AllowVnetInBound', 'pier-nsg'],
      ],
    );
  });

  it('marks a denied row by a sign and a word, not by colour alone', async () => {
    const page = await openTable(workbench, 'one-line/PT1H.json');
    await page.cell(5, 'FlowStatus').getByText('⊘ Denied').waitFor();
    await expect.poll(() => page.summary.innerText()).toContain('⊘ 2 denied');
    await workbench.screenshot('open-vnet');
  });

  it('has a summary line with the figures that a plain reader finds', async () => {
    const page = await openTable(workbench, 'hour/PT1H.json');
    await expectSummary(() => page.summary.innerText(), hour, '○ Live');
    await workbench.page.setViewportSize({ width: 1440, height: 900 });
    await workbench.screenshot('open-vnet-hour');
  });

  it('counts one tuple as one, and no bytes where none were counted', async () => {
    const page = await openTable(workbench, 'one-tuple/PT1H.json');
    await expect
      .poll(async () => (await page.summary.innerText()).replaceAll(/\s+/g, ' '))
      .toMatch(/UTC 1 tuple 0 allowed ⊘ 1 denied ⚠/);
    await page.frame.getByText('1 tuple is loaded.').waitFor({ state: 'attached' });
  });

  it('names every documented encryption code, and shows an unknown one as it stands', async () => {
    const page = await openTable(workbench, 'encryption/PT1H.json');
    await page.untilRowsRead(
      ['FlowEncryption'],
      [
        ['Encrypted X'],
        ['None NX'],
        ['No hardware NX_HW_NOT_SUPPORTED'],
        ['Not ready NX_SW_NOT_READY ⚠ dropped'],
        ['Not accepted NX_NOT_ACCEPTED ⚠ dropped'],
        ['No discovery NX_NOT_SUPPORTED ⚠ dropped'],
        ['Same host NX_LOCAL_DST'],
        ['Fallback NX_FALLBACK'],
      ],
    );
    await page.cell(8, 'FlowEncryption').getByText('NX_FROM_TH').waitFor();
    await workbench.screenshot('open-encryption');
  });

  it('shows IPv6 addresses in their canonical form', async () => {
    const page = await openTable(workbench, 'ipv6/PT1H.json');
    await page.untilRowsRead(
      ['SrcIp', 'DestIp', 'L4Protocol'],
      [
        ['2001:db8::94', '2001:db8::4', 'TCP'],
        ['2001:db8:0:1::1', '2001:db8:0:1:1:1:1:1', 'UDP'],
        ['::ffff:198.51.100.7', 'fe80::1', 'TCP'],
        ['::', '::1', 'IPv6-ICMP'],
      ],
    );
    await workbench.screenshot('open-ipv6');
  });

  it('opens from a gzip-compressed archive too', async () => {
    const page = await openTable(workbench, 'archive/PT1H.json.gz');
    await expectSummary(() => page.summary.innerText(), hour);
  });

  it('opens whole from an archive that was appended to', async () => {
    const page = await openTable(workbench, 'appended/PT1H.json.gz');
    await expectSummary(() => page.summary.innerText(), hour);
  });
});

describe('an NSG flow log', () => {
  it('reads Denied where it denied, with the letter B that was logged', async () => {
    const page = await openTable(workbench, 'nsg-denied/PT1H.json');
    const denied = ['⊘ Denied', 'Denied B', '', ''];
    await page.untilRowsRead(
      ['FlowStatus', 'FlowState', 'FlowEncryption', 'BytesSrcToDest'],
      [denied, denied, denied],
    );
    await expect.poll(() => page.summary.innerText()).toMatch(/NSG flow log[^]*⊘ 3 denied/);
    await workbench.screenshot('open-nsg-denied');
  });

  it('shows counters of zero as 0, and blanks as nothing', async () => {
    const page = await openTable(workbench, 'nsg-v2/PT1H.json');
    await page.untilRowsRead(
      ['FlowState', ...counters],
      [
        ['Begin B', '', '', '', ''],
        ['Continuing C', '4,100', '90,210', '25', '31'],
        ['End E', '120', '60', '2', '1'],
        ['Continuing C', '0', '0', '0', '0'],
        ['End E', '0', '0', '0', '0'],
      ],
    );
  });

  it('has neither states nor counters in version 1', async () => {
    const page = await openTable(workbench, 'nsg-v1/PT1H.json');
    await page.untilRowsRead(
      ['FlowStatus', 'L4Protocol', 'FlowState', ...counters],
      [
        ['Allowed', 'TCP', '', '', '', '', ''],
        ['Allowed', 'UDP', '', '', '', '', ''],
        ['⊘ Denied', 'TCP', '', '', '', '', ''],
      ],
    );
  });
});

it('breaks no rule of its own content security policy and logs no error', () => {
  expect(workbench.errors.cspViolations).toEqual([]);
  expect(workbench.errors.ofExtension).toEqual([]);
});

/** As gzip files are that were appended to: newer Nodes of VS Code read such ones differently. */
function inTwoMembers(log: Uint8Array): Uint8Array {
  const half = log.length >> 1;
  return Buffer.concat([gzipSync(log.subarray(0, half)), gzipSync(log.subarray(half))]);
}

function row(seconds: string, ...rest: string[]): string[] {
  return [`2026-03-14 09:00:${seconds}`, ...rest];
}

/** `end`: what can be done with the log; nothing comes to one that is compressed. */
async function expectSummary(
  shown: () => Promise<string>,
  log: Uint8Array,
  ...end: readonly string[]
): Promise<void> {
  const { rows } = readPlainLog(log)!;
  const sorted = [...rows].sort((a, b) => a.time - b.time);
  const denied = rows.filter((found) => found.denied).length;
  const bytes = rows.reduce((sum, found) => sum + found.bytesSrcToDest + found.bytesDestToSrc, 0);
  const seconds = (found: (typeof rows)[number]) => shownTime(found).slice(0, 19);
  const number = (count: number) => count.toLocaleString('en-US');
  await expect
    .poll(async () => (await shown()).replaceAll(/\s+/g, ' '))
    .toBe(
      [
        ...['harbour-vnet', 'VNet flow log, virtual network'],
        `${seconds(sorted[0]!)} – ${seconds(sorted.at(-1)!).slice(11)} UTC`,
        `${number(rows.length)} tuples`,
        `${number(rows.length - denied)} allowed`,
        `⊘ ${number(denied)} denied`,
        `${(bytes / 1e9).toPrecision(3)} GB`,
        '⚠ 1 note ✓ no problems',
        ...end,
      ].join(' '),
    );
}
