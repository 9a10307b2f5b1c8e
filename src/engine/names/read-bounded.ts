import { formatCount } from '../../core/format/numbers.ts';
import { bytesToText } from '../../core/format/text.ts';
import { FailureError } from '../../protocol/failure.ts';
import type { NamesSource } from '../../protocol/names.ts';
import { factsOfFile, readWholeFile } from '../../sources/local-file.ts';

const MEGABYTE = 1_000_000;

/** Tells a file from what it was before, without reading it; `''` for given bytes. */
export async function versionOf(source: NamesSource): Promise<string> {
  return source.kind === 'bytes' ? '' : (await factsOfFile(source.path)).version;
}

/** Reads a file whole. Fails as `too-large` above `most` bytes, or as a local file does. */
export async function readBounded(source: NamesSource, most: number): Promise<Uint8Array> {
  if (source.kind === 'bytes') return bounded(source.name, source.bytes.length, most, source.bytes);
  const { size } = await factsOfFile(source.path);
  bounded(source.name, size, most, undefined);
  return readWholeFile(source.path);
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
