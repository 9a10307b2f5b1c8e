import { gzipSync } from 'node:zlib';
import { nsgV2, vnetHour } from '../../generate/index.ts';
import type { SessionState, SourceDescription } from '../../../src/protocol/session.ts';

/** A generated VNet log as bytes. */
export function vnetBytes(tuples: number, seed = 7): Uint8Array {
  return Buffer.from([...vnetHour({ seed, tuples })].join(''));
}

/** A generated NSG log of version 2 as bytes. */
export function nsgBytes(seed = 7): Uint8Array {
  return Buffer.from([...nsgV2({ seed })].join(''));
}

/** A source of bytes as the host hands them over. */
export function given(bytes: Uint8Array | string, name = 'PT1H.json'): SourceDescription {
  return { kind: 'bytes', name, bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes };
}

/** The same, gzip-compressed. */
export function compressed(bytes: Uint8Array): SourceDescription {
  return given(gzipSync(bytes), 'PT1H.json.gz');
}

/** Whether a session has come to its end, whichever. */
export function isOver({ phase }: SessionState): boolean {
  return phase !== 'loading';
}
