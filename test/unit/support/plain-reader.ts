import type { FlowRow } from '../../../src/core/index.ts';
import type { TupleFields } from '../../generate/random-tuple.ts';
import { type PlainShape, readPlainTuple } from './plain-tuple.ts';

/** What the plain reader finds in a log. */
export interface PlainLog {
  readonly rows: readonly FlowRow[];
  /** Tuples that are none. */
  readonly badTuples: number;
}

/**
 * Reads a whole flow log the plain way: one string, `JSON.parse`, split. `undefined` where the
 * text is no JSON, neither as a whole nor line by line, or is not UTF-8, unless that is `lenient`.
 * It shares no code with the decoder.
 */
export function readPlainLog(
  bytes: Uint8Array,
  encoding: 'strict' | 'lenient' = 'strict',
): PlainLog | undefined {
  const text = decodeUtf8(bytes, encoding === 'strict');
  const documents = text === undefined ? undefined : parseDocuments(text);
  if (documents === undefined) return undefined;
  const log = { rows: [] as FlowRow[], badTuples: 0 };
  for (const document of documents) for (const item of listOrOne(document)) readItem(item, log);
  return log;
}

interface Found {
  readonly rows: FlowRow[];
  badTuples: number;
}

type Json = Readonly<Record<string, unknown>>;

function parseDocuments(text: string): unknown[] | undefined {
  const whole = parse(text);
  if (whole !== undefined) return [whole];
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const documents = lines.map(parse);
  return documents.includes(undefined) ? undefined : documents;
}

/** The first byte order mark is not part of the text; any other stays. */
function decodeUtf8(bytes: Uint8Array, fatal: boolean): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal }).decode(bytes);
  } catch {
    return undefined;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readItem(item: unknown, log: Found): void {
  const record = asObject(item);
  for (const inner of asList(record['records'])) readItem(inner, log);
  readVnet(record, log);
  readNsg(record, log);
}

function readVnet(record: Json, log: Found): void {
  const facts = {
    macAddress: asText(record['macAddress']),
    kind: 'vnet' as const,
    version: asVersion(record['flowLogVersion']),
    recordTime: asTime(record['time']),
    targetResourceId: asText(record['targetResourceID']),
    flowLogResourceId: asText(record['flowLogResourceID']),
  };
  for (const flow of objects(asObject(record['flowRecords'])['flows'])) {
    for (const group of objects(flow['flowGroups'])) {
      const row = { ...facts, aclId: asText(flow['aclID']), rule: asText(group['rule']) };
      readTuples(group['flowTuples'], 'vnet', row, log);
    }
  }
}

function readNsg(record: Json, log: Found): void {
  const body = asObject(record['properties']);
  const version = asVersion(body['Version']);
  const shape = version === 1 || version === 2 ? (`nsg${version}` as const) : 'nsg';
  const resource = asText(record['resourceId']);
  for (const rule of objects(body['flows'])) {
    for (const nic of objects(rule['flows'])) {
      const row = {
        macAddress: asText(nic['mac']) || asText(record['macAddress']),
        kind: 'nsg' as const,
        version,
        recordTime: asTime(record['time']),
        targetResourceId: resource,
        flowLogResourceId: asText(record['flowLogResourceID']),
        aclId: resource,
        rule: asText(rule['rule']),
      };
      readTuples(nic['flowTuples'], shape, row, log);
    }
  }
}

function readTuples(
  tuples: unknown,
  shape: PlainShape,
  record: Omit<FlowRow, keyof TupleFields>,
  log: Found,
): void {
  for (const text of asList(tuples)) {
    if (typeof text !== 'string') continue;
    const fields = readPlainTuple(text, shape);
    if (fields === undefined) log.badTuples++;
    else log.rows.push({ ...fields, ...record });
  }
}

function listOrOne(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function asObject(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Json)
    : {};
}

function objects(value: unknown): readonly Json[] {
  return asList(value).map(asObject);
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function asVersion(value: unknown): number {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  return /^\d{1,9}(\.0+)?$/.test(text) ? Number(text) : 0;
}

/** ISO 8601 with Z to the millisecond, cut; anything else is no time. */
function asTime(value: unknown): number {
  const parts = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?Z$/.exec(asText(value));
  if (parts === null) return 0;
  const seconds = Date.parse(`${parts[1]!}Z`);
  return Number.isNaN(seconds) ? 0 : seconds + Number((parts[2] ?? '').padEnd(3, '0').slice(0, 3));
}
