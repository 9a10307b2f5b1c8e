import type { FlowRow } from '../../../src/core/index.ts';

// What the table ought to show for a row that a plain reader found, written down a second time:
// the table's own functions would be wrong together with it.

/** `2026-03-14 09:00:07.498`. */
export function shownTime({ time }: FlowRow): string {
  return new Date(time).toISOString().slice(0, 23).replace('T', ' ');
}

/** Grouped as in `98,304`; blank where the tuple carries no statistics. */
export function shownCount(row: FlowRow, counter: 'bytesSrcToDest' | 'packetsSrcToDest'): string {
  return row.hasStatistics ? row[counter].toLocaleString('en-US') : '';
}

const TCP: Readonly<Record<number, string>> = {
  22: 'ssh',
  23: 'telnet',
  25: 'smtp',
  53: 'dns',
  80: 'http',
  123: 'ntp',
  139: 'netbios-ssn',
  443: 'https',
  445: 'smb',
  1433: 'mssql',
  3306: 'mysql',
  3389: 'rdp',
  5060: 'sip',
  5432: 'postgresql',
  6379: 'redis',
  8080: 'http-alt',
  8443: 'https-alt',
  9093: 'kafka',
  9100: 'prometheus',
};

/** `22 ssh`: the port with what usually listens there; of those that the tests' logs have. */
export function shownDestPort({ destPort }: FlowRow): string {
  return [String(destPort), TCP[destPort] ?? ''].join(' ').trim();
}
