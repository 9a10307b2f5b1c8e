import type { SourceDescription } from '../protocol/session.ts';
import { nobodySignsIn, type TokenSource } from '../protocol/storage.ts';
import type { ByteSource, OpenOptions } from './byte-source.ts';
import { GivenBytes } from './given-bytes.ts';
import { LocalFile } from './local-file.ts';

/**
 * Opens what a description names; `tokens` signs in to blobs. Rejects with a `FailureError`. What
 * reads blobs is large and is loaded with the first of them.
 */
export async function openSource(
  description: SourceDescription,
  tokens: TokenSource = nobodySignsIn,
  options: OpenOptions = {},
): Promise<ByteSource> {
  switch (description.kind) {
    case 'file':
      return LocalFile.open(description.path);
    case 'bytes':
      return new GivenBytes(description.bytes);
    case 'blob': {
      const { openBlob } = await import('../azure/index.ts');
      return openBlob(description, tokens, options);
    }
  }
}
