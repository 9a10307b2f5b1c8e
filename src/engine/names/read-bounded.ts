import { stat, readFile } from 'node:fs/promises';
import { formatCount } from '../../core/format/numbers.ts';
import { bytesToText } from '../../core/format/text.ts';
import { FailureError } from '../../protocol/failure.ts';
import type { NamesSource } from '../../protocol/names.ts';
import { readFailure } from '../../sources/local-file.ts';

const MEGABYTE = 1_000_000;

/** Tells a file from what it was before, without reading it; `''` for given bytes. */
export async function versionOf(source: NamesSource): Promise<string> {
  if (source.kind === 'bytes') return '';
  try {
    const { size, mtimeMs } = await stat(source.path);
    return `${source.path} ${size} ${mtimeMs}`;
  } catch (thrown) {
    throw readFailure(source.path, thrown);
  }
}

/** Reads a file whole. Fails as `too-large` above `most` bytes, or as a local file does. */
export async function readBounded(source: NamesSource, most: number): Promise<Uint8Array> {
  if (source.kind === 'bytes') return bounded(source.name, source.bytes.length, most, source.bytes);
  try {
    const { size } = await stat(source.path);
    bounded(source.name, size, most, undefined);
    return await readFile(source.path);
  } catch (thrown) {
    throw thrown instanceof FailureError ? thrown : readFailure(source.path, thrown);
  }
}

/** The same as text. */
export async function readText(source: NamesSource, most: number): Promise<string> {
  return bytesToText(await readBounded(source, most));
}

function bounded<T>(name: string, size: number, most: number, bytes: T): T {
  if (size <= most) return bytes;
  const sizes = `${formatCount(Math.round(size / MEGABYTE))} MB, more than ${formatCount(most / MEGABYTE)} MB`;
  throw new FailureError('too-large', `${name} has ${sizes}, and was not read.`, 'Divide it.');
}
