import { closeSync, openSync, writeSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

/** Characters gathered before they are written. */
const BATCH = 1 << 22;

/** How a log is written. */
export interface WriteLogOptions {
  /** Compress; as archives that were appended to, each batch is a gzip member of its own. */
  readonly gzip?: boolean;
}

/**
 * Writes the pieces of a generated log (ASCII) to a file, never holding more than a few MB of it.
 * Returns how many bytes the log has, uncompressed.
 */
export function writeLog(
  path: string,
  pieces: Iterable<string>,
  options: WriteLogOptions = {},
): number {
  const file = openSync(path, 'w');
  let bytes = 0;
  try {
    for (const batch of batches(pieces)) {
      const plain = Buffer.from(batch, 'latin1');
      writeWhole(file, options.gzip === true ? gzipSync(plain, { level: 1 }) : plain);
      bytes += plain.length;
    }
  } finally {
    closeSync(file);
  }
  return bytes;
}

/** One call may write only a part. */
function writeWhole(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
}

function* batches(pieces: Iterable<string>): Generator<string, void> {
  let gathered: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    gathered.push(piece);
    length += piece.length;
    if (length < BATCH) continue;
    yield gathered.join('');
    gathered = [];
    length = 0;
  }
  yield gathered.join('');
}
