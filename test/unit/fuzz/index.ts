import { blobNames } from './blob-names.ts';
import { filters } from './filters.ts';
import type { Fuzzer } from './fuzzer.ts';
import { logs } from './logs.ts';
import { longTexts } from './long-texts.ts';
import { names } from './names.ts';
import { sets } from './sets.ts';

/** Everything that reads what people and Azure write. */
export const FUZZERS: readonly Fuzzer[] = [logs, filters, blobNames, sets, names, longTexts];
