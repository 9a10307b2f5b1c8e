import fc from 'fast-check';
import type { FlowSet, SetSource } from '../../../../../src/core/flowset/flow-set.ts';
import { COLUMNS } from '../../../../../src/core/format/columns.ts';
import { blobUrl } from '../../../../../src/core/storage/blob-url.ts';

const LOG =
  'flowLogResourceID=/11111111-2222-3333-4444-555555555555_RG/NETWORKWATCHER_EASTUS_HUB-FLOWLOG/';
const ENDPOINT = 'https://flows.blob.core.windows.net';

const mac = fc.stringMatching(/^[0-9A-F]{12}$/).map((text) => text.toUpperCase());
const nics = fc.record({ nics: fc.uniqueArray(mac, { minLength: 1 }) });
const maybe = <T extends object>(some: fc.Arbitrary<T>) =>
  fc.oneof(some, fc.constant({} as Partial<T>));
const segment = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((text) => !/^\.{1,2}$|\/|\p{Cs}/u.test(text));
const name = fc.array(segment, { minLength: 1, maxLength: 4 }).map((all) => all.join('/'));
const path = fc
  .string({ unit: 'grapheme', minLength: 1 })
  .filter((text) => text.trim() !== '' && !/\0|^[/\\]{2}|^[a-z][a-z0-9+.-]+:/i.test(text));
const source: fc.Arbitrary<SetSource> = fc.oneof(
  fc.tuple(name, maybe(nics)).map(([above, some]) => ({
    kind: 'flowLog' as const,
    url: blobUrl(ENDPOINT, 'logs', `${above}/${LOG}`),
    ...some,
  })),
  fc
    .tuple(path, maybe(nics))
    .map(([folder, some]) => ({ kind: 'folder' as const, path: folder, ...some })),
  name.map((blob) => ({ kind: 'blob' as const, url: blobUrl(ENDPOINT, 'logs', blob) })),
  path.map((file) => ({ kind: 'file' as const, path: file })),
);
const time = fc.integer({ min: 0, max: Date.UTC(9999, 0) });
const range = fc
  .tuple(time, time)
  .filter(([from, to]) => from < to)
  .map(([from, to]) => ({ range: { from, to } }));
/** Flow sets with any of their fields. */
export const flowSets: fc.Arbitrary<FlowSet> = fc
  .tuple(
    fc.array(source, { minLength: 1, maxLength: 6 }),
    maybe(fc.record({ name: fc.string({ maxLength: 200 }) })),
    maybe(range),
    maybe(fc.record({ filter: fc.string() })),
    maybe(fc.record({ columns: fc.subarray(COLUMNS.map((column) => column.name)) })),
  )
  .map(([sources, ...others]) => Object.assign({ sources }, ...others) as FlowSet);
