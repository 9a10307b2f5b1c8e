import { randomBytes } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { FailureError } from '../protocol/failure.ts';

/** What a file is made of; texts are written as UTF-8. */
type Pieces = Iterable<string> | AsyncIterable<Uint8Array>;

/**
 * Writes texts or bytes to a file, one after the other. It comes into being, or takes the place of what
 * was there, only once it is whole: a failure or a throw of `pieces` leaves everything as it was.
 */
export async function writeWhole(file: string, pieces: Pieces): Promise<void> {
  const mark = randomBytes(6).toString('hex');
  const partial = path.join(path.dirname(file), `.${path.basename(file)}.${mark}.part`);
  try {
    await writePieces(partial, pieces);
    await rename(partial, file).catch(replaceFailure(file));
  } catch (thrown) {
    await rm(partial, { force: true }).catch(() => undefined);
    throw writeFailure(file, thrown);
  }
}

async function writePieces(file: string, pieces: Pieces): Promise<void> {
  // Never over a file that is there, nor through a link.
  const handle = await open(file, 'wx');
  try {
    for await (const piece of pieces) await handle.appendFile(piece);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Whether two paths lead to one file, by whatever links. */
export async function isSameFile(one: string, other: string): Promise<boolean> {
  try {
    const [a, b] = await Promise.all([stat(one, { bigint: true }), stat(other, { bigint: true })]);
    return a.dev === b.dev && a.ino === b.ino;
  } catch {
    // What is not there yet is no file at all.
    return false;
  }
}

/** On Windows a file that another program has open fails like one that may not be written. */
const IN_USE = new Set(['EACCES', 'EBUSY', 'EPERM']);

/** The folder can be written, as the partial file was: what cannot be is what was there before. */
function replaceFailure(file: string): (thrown: unknown) => never {
  return (thrown) => {
    if (!IN_USE.has(codeOf(thrown))) throw thrown;
    throw new FailureError(
      'unwritable',
      `${file} could not be replaced: another program has it open, or you may not write there.`,
      'Close it in the other program, or choose another name.',
    );
  };
}

function codeOf(thrown: unknown): string {
  return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
}

const REASONS: Readonly<Record<string, readonly [string, string]>> = {
  ENOENT: ['its folder does not exist', 'Choose another folder.'],
  ENOTDIR: ['its folder does not exist', 'Choose another folder.'],
  EACCES: ['you may not write there', 'Choose another folder.'],
  EPERM: ['you may not write there', 'Choose another folder.'],
  EBUSY: ['another program has it open', 'Close it there, or choose another name.'],
  EROFS: ['you may not write there', 'Choose another folder.'],
  EISDIR: ['it is a folder', 'Choose another name.'],
  ENOSPC: ['the disk is full', 'Free some space, or choose another disk.'],
  ENAMETOOLONG: ['its name is too long', 'Choose a shorter name.'],
};

function writeFailure(file: string, thrown: unknown): unknown {
  const code = codeOf(thrown);
  if (code === '' || thrown instanceof FailureError) return thrown;
  const [reason, remedy] = REASONS[code] ?? [`of ${code}`, 'Try again, or choose another folder.'];
  const words = REASONS[code] === undefined ? `because ${reason}` : `: ${reason}`;
  return new FailureError('unwritable', `${file} could not be written${words}.`, remedy);
}
