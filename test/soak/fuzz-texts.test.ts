import { FUZZERS } from '../unit/fuzz/index.ts';
import { fuzzLong } from './support/fuzz-long.ts';

// In a process of their own, as those of the other file.
fuzzLong(FUZZERS.filter(({ name }) => name !== 'logs' && name !== 'filters'));
