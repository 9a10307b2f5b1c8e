import { gunzip } from '../core/decode/gunzip.ts';
import type * as node from './platform-gunzip.ts';

/** The browser's own decompressor. */
export const platformGunzip: typeof node.platformGunzip = gunzip;
