import { formatIpv6, parseIpv6 } from '../format/address.ts';
import { DIRECTIONS } from '../format/direction.ts';
import { ENCRYPTION_CODES } from '../format/encryption.ts';
import { parseMac } from '../format/mac.ts';
import { PROTOCOL_SYNONYMS, protocolName } from '../format/protocol.ts';
import { VERDICTS } from '../format/verdict.ts';
import type { TextColumnName } from './typed.ts';

/** Another name of a value, and the value as its column has it. */
type Synonym = readonly [name: string, value: string];

const SYNONYMS: Partial<Record<TextColumnName, readonly Synonym[]>> = {
  FlowStatus: Object.values(VERDICTS).map(({ code, word }) => [code, word]),
  FlowDirection: Object.values(DIRECTIONS).map(({ code, word }) => [code, word]),
  FlowEncryption: ENCRYPTION_CODES.flatMap(({ code, word, trafficAnalytics }): Synonym[] => [
    [word, code],
    [trafficAnalytics, code],
  ]),
  L4Protocol: PROTOCOL_SYNONYMS.map(([name, number]) => [name, protocolName(number)]),
};

/** IPv4's protocol field has 8 bits, the table's column 16. */
const PROTOCOL_NUMBER = /^\d{1,5}$/;

/**
 * What a value of a column is compared as where it is compared for equality: addresses and MAC
 * addresses are equal in whatever notation they are written.
 */
export function equalityKey(column: TextColumnName, text: string): string {
  if (column === 'MacAddress') return parseMac(text) ?? text;
  if (column !== 'SrcIp' && column !== 'DestIp') return text;
  const ipv6 = parseIpv6(text);
  return ipv6 === undefined ? text : formatIpv6(ipv6);
}

/** The keys of all values that a person means by `text`, capitals aside where `anyCase` says so. */
export function meantKeys(column: TextColumnName, text: string, anyCase: boolean): string[] {
  const same = anyCase ? lowerCase : asItIs;
  const synonyms = (SYNONYMS[column] ?? []).filter(([name]) => same(name) === same(text));
  const keys = [equalityKey(column, text), ...synonyms.map(([, value]) => value)];
  if (column === 'L4Protocol' && PROTOCOL_NUMBER.test(text)) keys.push(protocolName(Number(text)));
  return keys.map(same);
}

/** Whether a value of the column is one of those that a person means by one of `texts`. */
export function equalityTest(
  column: TextColumnName,
  texts: readonly string[],
  anyCase: boolean,
): (text: string) => boolean {
  const keys = new Set(texts.flatMap((text) => meantKeys(column, text, anyCase)));
  const same = anyCase ? lowerCase : asItIs;
  return (text) => keys.has(same(equalityKey(column, text)));
}

/** Separators of a typed MAC address: the column has none, so parts of one are sought without. */
export function soughtText(column: TextColumnName, text: string): string {
  if (column !== 'MacAddress' || !/^[0-9a-f:.-]+$/i.test(text)) return text;
  return text.replace(/[:.-]/g, '');
}

function lowerCase(text: string): string {
  return text.toLowerCase();
}

function asItIs(text: string): string {
  return text;
}
