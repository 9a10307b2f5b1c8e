import { filters } from '../unit/fuzz/filters.ts';
import { logs } from '../unit/fuzz/logs.ts';
import { fuzzLong } from './support/fuzz-long.ts';

fuzzLong([logs, filters]);
