import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { vnetHour, writeLog } from '../generate/index.ts';
import { alternate, decode, naive } from './decode-roles.ts';
import { host } from './host-role.ts';
import { type Line, ms, printTable, ratio } from './report.ts';
import { type Figures, runRole } from './roles.ts';
import { naiveTable, table } from './table-role.ts';

const SEED = 20261121;

const ROLES: Readonly<Record<string, (path: string) => Figures | Promise<Figures>>> = {
  alternate,
  decode,
  naive,
  table,
  naiveTable,
  host,
};

/** A log of about so many bytes, generated once and kept beside the build. */
function logOf(bytes: number): string {
  const folder = resolve('out/bench');
  const path = join(folder, `vnet-${SEED}-${bytes / 1e6}.json`);
  mkdirSync(folder, { recursive: true });
  if (!existsSync(path)) writeLog(path, vnetHour({ seed: SEED, bytes }));
  return path;
}

function decoding(path: string): Line[] {
  const size = statSync(path).size;
  const { ours, plain } = runRole('alternate', path);
  const [decoded, parsed] = [runRole('decode', path), runRole('naive', path)];
  const rows = decoded['rows']!;
  const speed = (time: number) => `${Math.round(size / 1e3 / time)} MB/s`;
  const tuples = (time: number) => `${(rows / 1e3 / time).toFixed(2)} M/s`;
  const peak = ({ peak }: Figures) => times(peak! / size);
  return [
    [
      `decode ${megabytes(size)}, ${million(rows)} tuples`,
      ms(ours!),
      ms(plain!),
      ratio(plain!, ours!),
    ],
    ['bytes a second', speed(ours!), speed(plain!), ''],
    ['tuples a second', tuples(ours!), tuples(plain!), ''],
    ['peak memory over idle, of the file', peak(decoded), peak(parsed), ''],
  ];
}

function asking(path: string): Line[] {
  const ours = runRole('table', path);
  const plain = runRole('naiveTable', path);
  const rows = million(ours['rows']!);
  const line = (what: string, key: string): Line => [
    `${what}, ${rows} rows`,
    ms(ours[key]!),
    ms(plain[key]!),
    ratio(plain[key]!, ours[key]!),
  ];
  return [
    line('filter by port and verdict', 'filter'),
    line('sort by a number', 'sortNumber'),
    line('sort by a counter', 'sortCounter'),
    line('sort by address', 'sortAddress'),
    line('sort by rule, then time', 'sortTwo'),
    line('group by both addresses', 'group'),
  ];
}

function opening(path: string): Line[] {
  const size = statSync(path).size;
  const { firstRows, loaded, sorted, held, rows } = runRole('host', path);
  const { peak } = runRole('decode', path);
  return [
    [`first rows of ${megabytes(size)}`, ms(firstRows!), '', ''],
    [`all ${million(rows!)} rows of it, worker start included`, ms(loaded!), '', ''],
    ['peak memory over idle, of the file', times(peak! / size), '', ''],
    ['sort of all by time in the worker', ms(sorted!), '', ''],
    ['extension host held meanwhile, 99.9th percentile', ms(held!), '', ''],
  ];
}

const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
const million = (count: number) => `${(count / 1e6).toFixed(1)} M`;
const times = (share: number) => `${share.toFixed(2)} ×`;

async function main(): Promise<void> {
  const role = process.argv.find((argument) => argument.startsWith('--role='))?.slice(7);
  if (role !== undefined) {
    process.stdout.write(JSON.stringify(await ROLES[role]!(process.argv.at(-1)!)));
    return;
  }
  const [small, large] = [logOf(200e6), logOf(1e9)];
  printTable([...decoding(small), ...asking(small), ...opening(large)]);
}

void main();
