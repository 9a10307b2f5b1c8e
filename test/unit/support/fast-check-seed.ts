import fc from 'fast-check';
import { SEED } from './seed.ts';

// A build must not fail by chance: the cases are the same each time, and other ones on demand.
fc.configureGlobal({ seed: SEED });
