import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { vnetHour, writeLog } from '../generate/index.ts';
import { decode, naive } from './decode-roles.ts';
import { download, drained, plainDownload } from './download-roles.ts';
import { downloading } from './downloading.ts';
import { flows, naiveFlows } from './flows-role.ts';
import { host, joined } from './host-role.ts';
import { language } from './language-role.ts';
import { naming } from './names-role.ts';
import { type Line, ms, printTable, ratio } from './report.ts';
import { type Figures, median, runRole } from './roles.ts';
import { sightings } from './sightings-role.ts';
import { naiveTable, table } from './table-role.ts';

const SEED = 20261121;

const ROLES: Readonly<Record<string, (path: string) => Figures | Promise<Figures>>> = {
  decode,
  naive,
  table,
  naiveTable,
  flows,
  naiveFlows,
  sightings,
  naming,
  host,
  joined,
  language,
  download,
  plainDownload,
  drained,
};

/** A log of about so many bytes, generated once and kept beside the build. */
function logOf(bytes: number): string {
  const folder = resolve('out/bench');
  const path = join(folder, `vnet-${SEED}-${bytes / 1e6}.json`);
  mkdirSync(folder, { recursive: true });
  if (!existsSync(path)) writeLog(path, vnetHour({ seed: SEED, bytes }));
  return path;
}

const HOURS = 24;
const NICS = 2;
const TUPLES_OF_LOG = 210_000;

/** A day of logs of two NICs, generated once: ten million tuples. */
function dayOfLogs(): string {
  const folder = resolve(`out/bench/day-${SEED}`);
  mkdirSync(folder, { recursive: true });
  for (let at = 0; at < HOURS * NICS; at++) {
    const path = join(folder, `${String(at).padStart(2, '0')}.json`);
    const [hour, nic] = [Math.floor(at / NICS), at % NICS];
    const options = {
      seed: SEED + at,
      tuples: TUPLES_OF_LOG,
      hour: Date.UTC(2026, 2, 14, hour),
      localAddress: `10.20.1.${4 + nic}`,
      macAddress: `000D3A00000${nic}`,
    };
    if (!existsSync(path)) writeLog(path, vnetHour(options));
  }
  return folder;
}

const RUNS = 5;

/** Both ways in turn, so that whatever slows the machine slows both; each in a fresh process. */
function alternate(path: string): { readonly ours: Figures[]; readonly plain: Figures[] } {
  const [ours, plain]: [Figures[], Figures[]] = [[], []];
  for (let run = 0; run < RUNS; run++) {
    plain.push(runRole('naive', path));
    ours.push(runRole('decode', path));
  }
  return { ours, plain };
}

const medianOf = (figures: readonly Figures[], key: string) =>
  median(figures.map((each) => each[key]!));

function decoding(path: string): Line[] {
  const size = statSync(path).size;
  const runs = alternate(path);
  const [ours, plain] = [medianOf(runs.ours, 'ms'), medianOf(runs.plain, 'ms')];
  const rows = runs.ours[0]!['rows']!;
  const speed = (time: number) => `${Math.round(size / 1e3 / time)} MB/s`;
  const tuples = (time: number) => `${(rows / 1e3 / time).toFixed(2)} M/s`;
  const peak = (figures: readonly Figures[]) => times(medianOf(figures, 'peak') / size);
  return [
    [`decode ${megabytes(size)}, ${million(rows)} tuples`, ms(ours), ms(plain), ratio(plain, ours)],
    ['bytes a second', speed(ours), speed(plain), ''],
    ['tuples a second', tuples(ours), tuples(plain), ''],
    ['peak memory over idle, of the file', peak(runs.ours), peak(runs.plain), ''],
  ];
}

/** Lines with the same questions put to both; a question that only we answer stands alone. */
function comparing(ours: Figures, plain: Figures) {
  const rows = million(ours['rows']!);
  return (what: string, key: string): Line => {
    const [own, other] = [ours[key]!, plain[key]];
    const compared = other === undefined ? ['', ''] : [ms(other), ratio(other, own)];
    return [`${what}, ${rows} rows`, ms(own), compared[0]!, compared[1]!];
  };
}

function asking(path: string): Line[] {
  const line = comparing(runRole('table', path), runRole('naiveTable', path));
  return [
    line('sort by a number', 'sortNumber'),
    line('sort by a counter', 'sortCounter'),
    line('sort by address', 'sortAddress'),
    line('sort by rule, then time', 'sortTwo'),
    line('group by both addresses', 'group'),
  ];
}

function summing(path: string): Line[] {
  const line = comparing(runRole('flows', path), runRole('naiveFlows', path));
  return [
    line('compile a filter of five terms', 'compile'),
    line('filter by port and verdict', 'filter'),
    line('filter by address range and part of a rule', 'filterText'),
    line('timeline of tuples by verdict', 'series'),
    line('timeline of bytes, spread over their time', 'seriesSpread'),
    line('top 20 sources by bytes', 'top'),
    line('stitch conversations', 'stitch'),
  ];
}

function findingTwice(path: string): Line[] {
  const figures = runRole('sightings', path);
  const [rows, bothRows] = [million(figures['rows']!), million(figures['bothRows']!)];
  return [
    [`find exact repetitions, ${rows} rows`, ms(figures['duplicates']!), '', ''],
    [
      `find the other sides of stitched flows, ${bothRows} rows`,
      ms(figures['otherSides']!),
      '',
      '',
    ],
  ];
}

function namingAddresses(): Line[] {
  const { rows, addresses, collect, name, byAddress, byName } = runRole('naming');
  const all = `${Math.round(addresses! / 1e3)},000 addresses`;
  return [
    [`find the distinct addresses of ${million(rows!)} rows`, ms(collect!), '', ''],
    [`name ${all} by prefixes, service tags and GeoIP`, ms(name!), '', ''],
    [`group ${million(rows!)} rows by address`, ms(byAddress!), '', ''],
    ['the same by name', ms(byName!), '', ''],
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

function joining(folder: string): Line[] {
  const sizes = readdirSync(folder).map((name) => statSync(join(folder, name)).size);
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  const { loaded, sorted, filtered, held, rows, memory, peak } = runRole('joined', folder);
  const all = `${million(rows!)} rows of ${sizes.length} logs, ${megabytes(bytes)}`;
  return [
    [`${all}, as one table`, ms(loaded!), '', ''],
    ['sort of all by time in the worker', ms(sorted!), '', ''],
    ['filter by port and verdict, shown by time', ms(filtered!), '', ''],
    [
      'memory of the table, and peak over idle',
      `${megabytes(memory!)}, ${megabytes(peak!)}`,
      '',
      '',
    ],
    ['extension host held meanwhile, 99.9th percentile', ms(held!), '', ''],
  ];
}

function readingRawJson(): Line[] {
  const { scan, slice, hover } = runRole('language');
  return [
    ['raw JSON of 20 MB, scanned for sums and problems', ms(scan!), '', ''],
    ['longest that this held the extension host', ms(slice!), '', ''],
    ['slowest hover in raw JSON of 40 MB', ms(hover!), '', ''],
  ];
}

/** Measured in a window before this process, where one could be had. */
function activating(): Line[] {
  const measured = flag('activation');
  if (measured === undefined) return [];
  return [['activation in a window at rest, its loading included', ms(Number(measured)), '', '']];
}

const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
const million = (count: number) => `${(count / 1e6).toFixed(1)} M`;
const times = (share: number) => `${share.toFixed(2)} ×`;

function flag(name: string): string | undefined {
  const start = `--${name}=`;
  return process.argv.find((argument) => argument.startsWith(start))?.slice(start.length);
}

async function main(): Promise<void> {
  const role = flag('role');
  if (role !== undefined) {
    process.stdout.write(JSON.stringify(await ROLES[role]!(process.argv.at(-1)!)));
    return;
  }
  const azurite = flag('azurite');
  if (azurite === undefined) throw new Error('Run it by: npm run bench');
  const [small, large] = [logOf(200e6), logOf(1e9)];
  printTable([
    ...decoding(small),
    ...asking(small),
    ...summing(small),
    ...findingTwice(small),
    ...namingAddresses(),
    ...activating(),
    ...opening(large),
    ...joining(dayOfLogs()),
    ...readingRawJson(),
    ...(await downloading(azurite, logOf(300e6))),
  ]);
}

void main();
