import { expect } from 'vitest';
import { importNames } from '../../../../../src/core/names/import-names.ts';
import { readNamesFile } from '../../../../../src/core/names/names-file.ts';
import { formatPrefix } from '../../../../../src/core/names/prefix.ts';
import { namesFileText } from '../../../../../src/core/names/write-names.ts';

/** Entries as lines, and problems as `what is underlined: words`. */
export function imported(document: unknown) {
  const text = typeof document === 'string' ? document : JSON.stringify(document, null, 1);
  const { entries, problems } = importNames(text);
  expect(readNamesFile(namesFileText(entries)).problems).toEqual([]);
  return {
    lines: entries.map(({ prefix, name, kind, group, region }) =>
      [formatPrefix(prefix), name, kind, group, region].join(' '),
    ),
    problems: problems.map(
      ({ offset, length, message }) => `${text.slice(offset, offset + length)}: ${message}`,
    ),
  };
}

/** A virtual network as a template has it. */
export const networkOf = (name: string, properties: object, more: object = {}) => ({
  type: 'Microsoft.Network/virtualNetworks',
  apiVersion: '2024-05-01',
  name,
  location: 'westeurope',
  properties,
  ...more,
});

/** A subnet as a template has it. */
export const subnetOf = (name: string, addressPrefix: string) => ({
  name,
  properties: { addressPrefix },
});
/** An address space. */
export const space = (...addressPrefixes: string[]) => ({ addressPrefixes });
