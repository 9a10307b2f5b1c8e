import type { DownloadProgress } from '../protocol/download.ts';
import { FailureError } from '../protocol/failure.ts';
import type { Cancellation } from '../protocol/platform.ts';
import type { SourceDescription } from '../protocol/session.ts';
import type { TokenSource } from '../protocol/storage.ts';
import { openSource } from '../sources/open-source.ts';
import { writeWhole } from './export-file.ts';

/** How often a download reports, ms. */
const REPORT_INTERVAL = 200;

/**
 * Writes a source to a file byte for byte, piece by piece; gives the bytes written. Rejects with
 * `cancelled`, or as the source or the file system does; then there is no file that was not there
 * before.
 */
export async function downloadSource(
  description: SourceDescription,
  path: string,
  tokens: TokenSource,
  onProgress: (progress: DownloadProgress) => void,
  signal: Cancellation,
): Promise<number> {
  const ending = new AbortController();
  signal.addEventListener('abort', () => ending.abort());
  const source = await openSource(description, tokens, { signal: ending.signal });
  let bytes = 0;
  let nextReport = 0;
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for await (const piece of source.chunks()) {
      if (signal.aborted) throw cancelled();
      yield piece;
      bytes += piece.length;
      if (performance.now() < nextReport) continue;
      nextReport = performance.now() + REPORT_INTERVAL;
      onProgress({ bytes, total: source.size });
    }
    if (signal.aborted) throw cancelled();
  }
  try {
    await writeWhole(path, pieces());
    return bytes;
  } finally {
    await source.close().catch(() => undefined);
  }
}

function cancelled(): FailureError {
  return new FailureError('cancelled', 'The download was cancelled.');
}
