import type { SourceDescription } from '../protocol/session.ts';
import type { ByteSource } from './byte-source.ts';
import { GivenBytes } from './given-bytes.ts';
import { LocalFile } from './local-file.ts';

/** Opens what a description names. Rejects with a `FailureError`. */
export async function openSource(description: SourceDescription): Promise<ByteSource> {
  switch (description.kind) {
    case 'file':
      return LocalFile.open(description.path);
    case 'bytes':
      return new GivenBytes(description.bytes);
  }
}
