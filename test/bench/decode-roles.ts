import { readFileSync } from 'node:fs';
import { decodeInto } from '../../src/core/decode/decode-flow-log.ts';
import {
  decodeFlowLog,
  FlowLogDecoder,
  type FlowRow,
  type FlowTable,
} from '../../src/core/index.ts';
import { LocalFile } from '../../src/sources/local-file.ts';
import { type Figures, peakOver } from './roles.ts';

/** The product's way: the file in ranges, streamed into columns, by one thread. */
export async function decode(path: string): Promise<Figures> {
  const idle = process.memoryUsage.rss();
  const start = performance.now();
  const file = await LocalFile.open(path);
  const decoder = new FlowLogDecoder();
  await decodeInto(decoder, file.chunks(), {});
  const ms = performance.now() - start;
  await file.close();
  return { ms, rows: decoder.table.rowCount, peak: peakOver(idle) };
}

/** The decoded table of a log. */
export async function tableOf(path: string): Promise<FlowTable> {
  const file = await LocalFile.open(path);
  const { table } = await decodeFlowLog(file.chunks());
  await file.close();
  return table;
}

/** The plain way: the whole file as one string, parsed, each tuple split into a row object. */
export function naive(path: string): Figures {
  const idle = process.memoryUsage.rss();
  const start = performance.now();
  const rows = naiveRows(path);
  const ms = performance.now() - start;
  return { ms, rows: rows.length, peak: peakOver(idle) };
}

interface NaiveRecord {
  readonly time: string;
  readonly macAddress: string;
  readonly flowLogVersion: number;
  readonly targetResourceID: string;
  readonly flowLogResourceID: string;
  readonly flowRecords: {
    readonly flows: readonly {
      readonly aclID: string;
      readonly flowGroups: readonly {
        readonly rule: string;
        readonly flowTuples: readonly string[];
      }[];
    }[];
  };
}

/** All rows of a VNet log as objects, by `JSON.parse` and `split`. */
export function naiveRows(path: string): FlowRow[] {
  const { records } = JSON.parse(readFileSync(path, 'utf8')) as {
    records: readonly NaiveRecord[];
  };
  const rows: FlowRow[] = [];
  for (const record of records) {
    for (const { aclID, flowGroups } of record.flowRecords.flows) {
      for (const { rule, flowTuples } of flowGroups) {
        for (const tuple of flowTuples) rows.push(naiveRow(tuple, rule, aclID, record));
      }
    }
  }
  return rows;
}

function naiveRow(tuple: string, rule: string, aclId: string, record: NaiveRecord): FlowRow {
  const field = tuple.split(',');
  const state = field[7] as FlowRow['state'];
  return {
    time: Number(field[0]),
    srcIp: field[1]!,
    destIp: field[2]!,
    srcPort: Number(field[3]),
    destPort: Number(field[4]),
    protocol: Number(field[5]),
    direction: field[6] as FlowRow['direction'],
    state,
    denied: state === 'D',
    encryption: field[8]!,
    packetsSrcToDest: Number(field[9]),
    bytesSrcToDest: Number(field[10]),
    packetsDestToSrc: Number(field[11]),
    bytesDestToSrc: Number(field[12]),
    hasStatistics: state === 'C' || state === 'E',
    aclId,
    rule,
    macAddress: record.macAddress,
    kind: 'vnet',
    version: record.flowLogVersion,
    recordTime: Date.parse(record.time),
    targetResourceId: record.targetResourceID,
    flowLogResourceId: record.flowLogResourceID,
  };
}
