import { parseNsgLogPath, parseVnetLogPath } from './flow-log-path.ts';
import type { FlowLogPath } from './flow-log-path.ts';
import { parseMac } from './mac.ts';

/** What a flow log blob's name says. What its records say wins over it. */
export interface FlowLogBlobName extends FlowLogPath {
  /** Start of the UTC hour that the blob is for, ms since 1970. */
  readonly hour: number;
  /** 12 upper-case hex digits; empty in NSG logs from before December 2017. */
  readonly macAddress: string;
}

/** Blob names end at 1,024 characters, local paths at 32,767. */
const LONGEST_PATH = 32_767;

const FILE = /^PT1H\.json(?:\.gz)?$/i;
const HOUR = /^y=(\d{4})\/m=(\d{2})\/d=(\d{2})\/h=(\d{2})\/m=\d{2}$/i;
const HOUR_FOLDERS = 5;
const MAC_FOLDER = 'macaddress=';

const MARKERS = [
  { word: 'flowlogresourceid=', parse: parseVnetLogPath },
  { word: 'resourceid=', parse: parseNsgLogPath },
];

/**
 * Reads the name of a flow log blob, or the path of a file that was downloaded with its folders:
 * any folders before, `/` or `\` between, any case, `.gz` behind. Percent-encoding is the
 * caller's to undo. Anything else, such as the `PT1H.json` of other logs, is `undefined`.
 */
export function parseBlobName(path: string): FlowLogBlobName | undefined {
  if (path.length > LONGEST_PATH) return undefined;
  const folders = path.split(/[/\\]/).filter((folder) => folder !== '');
  if (!FILE.test(folders.pop() ?? '')) return undefined;
  const macAddress = takeMac(folders);
  const hour = takeHour(folders);
  const log = parseLog(folders);
  if (macAddress === undefined || hour === undefined || log === undefined) return undefined;
  return { ...log, hour, macAddress };
}

/**
 * The folders of an hour as Azure writes them, `y=2025/m=10/d=05/h=09/m=00`: what a listing of
 * one hour asks for. `hour` is any instant within it, ms.
 */
export function hourFolders(hour: number): string {
  const [year, month, day, hours] = new Date(hour).toISOString().split(/[-T:]/);
  return `y=${year!}/m=${month!}/d=${day!}/h=${hours!}/m=00`;
}

/** What the folders above a flow log's years say of it, in any case; `undefined` for others. */
export function logOfFolders(path: string): FlowLogPath | undefined {
  if (path.length > LONGEST_PATH) return undefined;
  return parseLog(path.split('/').filter((folder) => folder !== ''));
}

/** Takes the level of the NIC off the end; empty where there is none, `undefined` where it is bad. */
function takeMac(folders: string[]): string | undefined {
  const last = folders.at(-1) ?? '';
  if (last.slice(0, MAC_FOLDER.length).toLowerCase() !== MAC_FOLDER) return '';
  folders.pop();
  return parseMac(last.slice(MAC_FOLDER.length));
}

function takeHour(folders: string[]): number | undefined {
  const text = folders.splice(-HOUR_FOLDERS).join('/');
  const found = HOUR.exec(text);
  if (found === null) return undefined;
  const [year, month, day, hours] = found.slice(1).map(Number);
  const hour = Date.UTC(year!, month! - 1, day, hours);
  // Date.UTC carries over: the 31st of June would become the 1st of July.
  return hourFolders(hour).slice(0, -2) === text.toLowerCase().slice(0, -2) ? hour : undefined;
}

function parseLog(folders: readonly string[]): FlowLogPath | undefined {
  for (let at = folders.length - 1; at >= 0; at--) {
    const folder = folders[at]!.toLowerCase();
    const marker = MARKERS.find(({ word }) => folder === word);
    if (marker !== undefined) return marker.parse(folders.slice(at + 1));
  }
  return undefined;
}
