import { DIRECTIONS } from '../../src/core/format/direction.ts';
import { encryptionFacts, encryptionWord } from '../../src/core/format/encryption.ts';
import { FLOW_STATES, shownState } from '../../src/core/format/flow-state.ts';
import type { NameColumn } from '../../src/core/format/columns.ts';
import { FLOW_TYPES, type FlowType } from '../../src/core/format/flow-type.ts';
import { formatMac } from '../../src/core/format/mac.ts';
import { formatBytes, formatCount } from '../../src/core/format/numbers.ts';
import { protocolName } from '../../src/core/format/protocol.ts';
import { serviceName } from '../../src/core/format/service-names.ts';
import { formatUtc } from '../../src/core/format/time.ts';
import { VERDICTS, verdictOf } from '../../src/core/format/verdict.ts';
import type { RowMarks } from '../../src/core/format/row-values.ts';
import type { PageRow } from '../../src/protocol/session.ts';

/** What a cell shows: words first, the code behind them where there is one. */
export interface CellText {
  readonly text: string;
  /** Shown dimmed behind the text. */
  readonly code?: string;
  readonly title?: string;
  /** What the row's own words would hide. */
  readonly warning?: string;
}

type Counter = 'packetsSrcToDest' | 'bytesSrcToDest' | 'packetsDestToSrc' | 'bytesDestToSrc';

export const timeCell = ({ time }: PageRow): CellText => ({
  text: formatUtc(time),
  title: `${formatUtc(time)} UTC, ${new Date(time).toLocaleString()} local`,
});

export const recordTimeCell = ({ recordTime }: PageRow): CellText =>
  recordTime === 0 ? { text: '' } : { text: formatUtc(recordTime) };

export const verdictCell = ({ denied }: PageRow): CellText => ({
  text: `${denied ? '⊘ ' : ''}${VERDICTS[verdictOf(denied)].word}`,
  title: VERDICTS[verdictOf(denied)].meaning,
});

export const directionCell = ({ direction }: PageRow): CellText => {
  const { short, meaning } = DIRECTIONS[direction];
  return { text: short, title: meaning };
};

/** Only here: the source's port is whatever was free, and a name beside it would mislead. */
export const destPortCell = ({ destPort, protocol }: PageRow): CellText => {
  const text = String(destPort);
  const service = serviceName(destPort, protocol);
  if (service === '') return { text };
  return { text, code: service, title: `${text}: usually ${service}, by the port alone` };
};

export const protocolCell = ({ protocol }: PageRow): CellText => ({
  text: protocolName(protocol),
  title: `IANA protocol number ${protocol}`,
});

export const stateCell = ({ state, denied }: PageRow): CellText => {
  const shown = FLOW_STATES[shownState(state, denied)];
  return { text: shown.word, code: state, title: shown.meaning };
};

/** A code that means dropped stands beside the verdict of an allowed row, never in it. */
export const encryptionCell = ({ encryption, denied }: PageRow): CellText => {
  if (encryption === '') return { text: '' };
  const word = encryptionWord(encryption);
  const facts = encryptionFacts(encryption);
  const title = facts?.meaning ?? 'This code is not documented.';
  const cell = { text: word, code: word === encryption ? '' : encryption, title };
  return facts?.dropped === 'yes' && !denied ? { ...cell, warning: 'dropped' } : cell;
};

/** Blank, not 0, where the state carries no statistics. */
export function counterCell(counter: Counter, isBytes: boolean): (row: PageRow) => CellText {
  return (row) => {
    if (!row.hasStatistics) return { text: '' };
    const text = formatCount(row[counter]);
    return isBytes ? { text, title: formatBytes(row[counter]) } : { text };
  };
}

/** The NIC's address, which people know, before its MAC address, which logs know it by. */
export const macCell = ({ macAddress, labels }: PageRow): CellText => {
  const mac = formatMac(macAddress);
  const nic = labels?.nic ?? '';
  if (nic === '') return { text: mac };
  return { text: nic, code: mac, title: `${mac}: most of its tuples show ${nic}` };
};

/** An address with its name beside it, where it has one and names are shown. */
export function addressCell(end: 'srcIp' | 'destIp'): (row: PageRow) => CellText {
  return (row) => {
    const name = row.labels?.[end] ?? '';
    return name === ''
      ? { text: row[end] }
      : { text: row[end], code: name, title: `${row[end]} ${name}` };
  };
}

/** What names say of a row; blank where they say nothing. */
export function nameCell(column: NameColumn): (row: PageRow) => CellText {
  return ({ names }) => ({ text: names?.[column] ?? '' });
}

const COUNTRIES = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

export const countryCell = ({ names }: PageRow): CellText => {
  const text = names?.Country ?? '';
  const isCode = /^[A-Z]{2}$/.test(text);
  return { text, title: (isCode ? COUNTRIES.of(text) : undefined) ?? text };
};

export const flowTypeCell = ({ names }: PageRow): CellText => {
  const text = names?.FlowType ?? '';
  return text === '' ? { text } : { text, title: FLOW_TYPES[text as FlowType] };
};

export const versionCell = ({ version }: PageRow): CellText => ({
  text: version === 0 ? '' : String(version),
});

/** Blank, not No, where it is not known: of rows that came after it was worked out. */
export function markCell(mark: keyof RowMarks): (row: PageRow) => CellText {
  return (row) => {
    const is = row[mark];
    if (is === undefined) return { text: '' };
    return is ? { text: 'Yes' } : { text: 'No' };
  };
}
