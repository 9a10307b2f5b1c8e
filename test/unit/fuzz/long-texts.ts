import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFlowSet } from '../../../src/core/flowset/read-flow-set.ts';
import { parseBlobName } from '../../../src/core/format/blob-name.ts';
import { importNames } from '../../../src/core/names/import-names.ts';
import { readNamesFile } from '../../../src/core/names/names-file.ts';
import { readServiceTags } from '../../../src/core/names/service-tags.ts';
import { FILTER_USES } from '../core/filter/support/filter-uses.ts';
import { filterTokens } from '../core/filter/support/random-filters.ts';
import { elapsed } from '../core/format/hostile.ts';
import { decodeChunks } from '../support/decode.ts';
import { fuzzer } from './fuzzer.ts';

const LENGTH = 30_000;
/** A hundred times what it takes; what is not linear would take longer still. */
const SLOW = 1000;

const READERS: readonly ((text: string) => unknown)[] = [
  (text) => decodeChunks([Buffer.from(text)]),
  parseBlobName,
  readFlowSet,
  readNamesFile,
  importNames,
  readServiceTags,
  ...FILTER_USES,
];

const token = fc.oneof(
  filterTokens,
  fc.constantFrom('{', '[', '"', '\\', ',', ':', '}', ']', '/', '=', '//', '/*', '\n', ' ', '-'),
  fc.constantFrom('"names":', '"records":', '"sources":', '"flowTuples":', 'y=2025/', '10.0.0.0/8'),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }),
);
const piece = fc.array(token, { minLength: 1, maxLength: 5 }).map((tokens) => tokens.join(''));

export const longTexts = fuzzer(
  'long texts of one piece, in linear time',
  0.01,
  fc.property(fc.array(token, { maxLength: 3 }), piece, ([...before], repeated) => {
    const text = before.join('') + repeated.repeat(Math.ceil(LENGTH / repeated.length));
    for (const read of READERS) {
      const time = elapsed(() => read(text));
      // Once more: the machine may have had something else to do.
      if (time > SLOW) assert(elapsed(() => read(text)) < SLOW, read.name);
    }
  }),
);
