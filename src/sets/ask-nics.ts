import { formatMac } from '../core/format/mac.ts';
import { formatBytes, formatCounted } from '../core/format/numbers.ts';
import { askPickMany, BACK, type Choice } from '../platform/ask.ts';
import type { Step } from '../platform/steps.ts';
import type { FoundLog, FoundLogs } from './found-logs.ts';

/** The logs of one NIC. */
interface NicLogs {
  /** Empty for logs whose paths name no NIC. */
  readonly macAddress: string;
  readonly logs: readonly FoundLog[];
}

/** What is asked: the logs of a range. */
interface NicTopic {
  readonly title: string;
  readonly find: (signal: AbortSignal) => Promise<FoundLogs>;
}

/** Which logs were chosen; `nics` where those are not all. */
export interface ChosenLogs {
  readonly logs: readonly FoundLog[];
  readonly nics?: readonly string[];
}

/** Asks for NICs by what they have in a range, with what the choice comes to. */
export function nicStep({ title, find }: NicTopic, next: (chosen: ChosenLogs) => Step): Step {
  let count = 0;
  const choices = async (signal: AbortSignal) => {
    const nics = byNic((await find(signal)).logs);
    count = nics.length;
    return nics.map(choiceOf);
  };
  const placeholder = 'Looking for logs…';
  return async (canGoBack) => {
    const question = { title, placeholder, canGoBack, choices, sum: sumWords };
    const chosen = await askPickMany<NicLogs>(question);
    return chosen === undefined || chosen === BACK ? chosen : next(chosenOf(chosen, count));
  };
}

function byNic(logs: readonly FoundLog[]): NicLogs[] {
  const nics = new Map<string, FoundLog[]>();
  for (const log of logs) {
    const known = nics.get(log.macAddress);
    if (known === undefined) nics.set(log.macAddress, [log]);
    else known.push(log);
  }
  const all = [...nics].map(([macAddress, own]) => ({ macAddress, logs: own }));
  return all.sort((one, other) => (one.macAddress < other.macAddress ? -1 : 1));
}

function choiceOf(nic: NicLogs): Choice<NicLogs> {
  const { macAddress, logs } = nic;
  const label = macAddress === '' ? 'Logs of all NICs in one' : formatMac(macAddress);
  return { label, description: sizeWords(logs, ' · '), value: nic };
}

/** A log that names no NIC holds several, and cannot be chosen in part. */
function chosenOf(chosen: readonly NicLogs[], count: number): ChosenLogs {
  const logs = chosen.flatMap((nic) => nic.logs);
  const nics = chosen.map(({ macAddress }) => macAddress);
  return chosen.length === count || nics.includes('') ? { logs } : { logs, nics };
}

function sumWords(chosen: readonly NicLogs[]): string {
  if (chosen.length === 0) return 'Choose one NIC at least';
  const logs = chosen.flatMap((nic) => nic.logs);
  return `${formatCounted(chosen.length, 'NIC')}, ${sizeWords(logs, ', ')}: Enter opens them`;
}

/** `48 logs, 3.1 GB`. */
function sizeWords(logs: readonly FoundLog[], between: string): string {
  return `${formatCounted(logs.length, 'log')}${between}${formatBytes(sizeOf(logs))}`;
}

/** Bytes of logs together. */
export function sizeOf(logs: readonly FoundLog[]): number {
  return logs.reduce((sum, { size }) => sum + size, 0);
}
