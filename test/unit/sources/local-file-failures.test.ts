import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { LocalFile } from '../../../src/sources/local-file.ts';

vi.mock('node:fs/promises', { spy: true });

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: as the system says it, open '/somewhere'`), { code });
}

async function readAll(source: LocalFile): Promise<void> {
  for await (const chunk of source.chunks()) expect(chunk.length).toBeGreaterThan(0);
}

/** A handle of a file of 10 bytes whose reads or stat fail. */
function handle(failing: { read?: Error; stat?: Error }) {
  const close = vi.fn(() => Promise.resolve());
  const stat = () => (failing.stat ? Promise.reject(failing.stat) : Promise.resolve({ size: 10 }));
  const read = () =>
    failing.read ? Promise.reject(failing.read) : Promise.resolve({ bytesRead: 0 });
  return { close, given: { close, stat, read } as unknown as FileHandle };
}

beforeEach(() => void vi.mocked(open).mockClear());

describe('a file that cannot be opened', () => {
  it.each([
    [
      'ENOENT',
      'not-found',
      'a.json does not exist any more.',
      'It may have been moved or deleted.',
    ],
    ['EACCES', 'no-access', 'a.json may not be read by you.', 'Check the permissions of the file.'],
    ['EPERM', 'no-access', 'a.json may not be read by you.', 'Check the permissions of the file.'],
    ['EISDIR', 'unreadable', 'a.json is a folder.', 'Open a file in it.'],
    ['EMFILE', 'unreadable', 'a.json could not be read (EMFILE).', 'Try again.'],
  ])('is told of in words: %s', async (code, failure, message, remedy) => {
    vi.mocked(open).mockRejectedValueOnce(systemError(code));
    await expect(LocalFile.open('a.json')).rejects.toMatchObject({
      name: 'FailureError',
      code: failure,
      message,
      remedy,
    });
  });

  it('that is really not there', async () => {
    const missing = path.join(import.meta.dirname, 'no', 'such', 'file.json');
    await expect(LocalFile.open(missing)).rejects.toMatchObject({
      code: 'not-found',
      message: `${missing} does not exist any more.`,
    });
  });

  it('for a reason without a code', async () => {
    vi.mocked(open).mockRejectedValueOnce(new Error('Something'));
    await expect(LocalFile.open('a.json')).rejects.toMatchObject({
      code: 'unreadable',
      message: 'a.json could not be read.',
    });
  });

  it('leaves no handle open where its size cannot be had', async () => {
    const { close, given } = handle({ stat: systemError('EIO') });
    vi.mocked(open).mockResolvedValueOnce(given);
    await expect(LocalFile.open('a.json')).rejects.toMatchObject({ code: 'unreadable' });
    expect(close).toHaveBeenCalledTimes(1);
  });
});

describe('a file that cannot be read', () => {
  it('is told of when its bytes are asked for', async () => {
    const { given } = handle({ read: systemError('EIO') });
    vi.mocked(open).mockResolvedValueOnce(given);
    const source = await LocalFile.open('a.json');
    await expect(readAll(source)).rejects.toMatchObject({
      name: 'FailureError',
      code: 'unreadable',
      message: 'a.json could not be read (EIO).',
    });
  });

  it('is a folder', async () => {
    const source = await LocalFile.open(import.meta.dirname);
    await expect(readAll(source)).rejects.toMatchObject({
      code: 'unreadable',
      message: `${import.meta.dirname} is a folder.`,
    });
    await source.close();
  });
});
