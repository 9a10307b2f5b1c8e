import type { BlobClient } from '@azure/storage-blob';
import type { BlobDescription } from '../../protocol/session.ts';
import type { TokenSource } from '../../protocol/storage.ts';
import type { ByteSource } from '../../sources/byte-source.ts';
import { blobClient } from '../client/clients.ts';
import type { StorageAccess } from '../client/storage-access.ts';
import { storageFailure } from '../storage-failure.ts';

const CHUNK = 4 * 1024 * 1024;

/** Opens a blob for reading in ranges. Rejects with a `FailureError`. */
export async function openBlob(blob: BlobDescription, tokens: TokenSource): Promise<ByteSource> {
  const client = blobClient(blob.url, accessOf(blob, tokens));
  try {
    const { contentLength = 0, etag = '' } = await client.getProperties();
    return new BlobSource(client, blob.name, contentLength, etag);
  } catch (thrown) {
    throw storageFailure(thrown, blob.name);
  }
}

/** A blob as it was when it was opened. */
class BlobSource implements ByteSource {
  readonly size: number;
  readonly version: string;
  private readonly client: BlobClient;
  private readonly name: string;

  constructor(client: BlobClient, name: string, size: number, version: string) {
    this.client = client;
    this.name = name;
    this.size = size;
    this.version = version;
  }

  async *chunks(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < this.size; at += CHUNK) yield await this.range(at, CHUNK);
  }

  async range(start: number, length: number): Promise<Uint8Array> {
    const room = Math.max(0, Math.min(length, this.size - start));
    if (room === 0) return new Uint8Array();
    try {
      const conditions = { ifMatch: this.version };
      return await this.client.downloadToBuffer(start, room, { conditions });
    } catch (thrown) {
      throw storageFailure(thrown, this.name);
    }
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

function accessOf({ access }: BlobDescription, tokens: TokenSource): StorageAccess {
  if (access.kind !== 'token') return access;
  const { account } = access;
  const getToken = (scopes: string | string[], options?: { tenantId?: string; claims?: string }) =>
    tokens({
      account,
      scopes: [scopes].flat(),
      ...(options?.tenantId === undefined ? {} : { tenantId: options.tenantId }),
      ...(options?.claims === undefined ? {} : { claims: options.claims }),
    });
  return { kind: 'token', credential: { getToken } };
}
