import { BlobServiceClient, StorageSharedKeyCredential } from '@azure/storage-blob';
import { afterAll, beforeAll } from 'vitest';
import {
  type Azurite,
  azuriteAccount,
  type AzuriteOptions,
  startAzurite,
} from '../../../scripts/azurite/start-azurite.mjs';

/** An Azurite for the tests of a file, with what they write through: the product never writes. */
export class TestAzurite {
  private readonly options: AzuriteOptions;
  private running: Azurite | undefined;

  constructor(options: AzuriteOptions) {
    this.options = options;
  }

  /** `http://127.0.0.1:…/devstoreaccount1` */
  get endpoint(): string {
    if (this.running === undefined) throw new Error('Azurite has not started.');
    return this.running.endpoint;
  }

  /** A client that may write. */
  get writer(): BlobServiceClient {
    const { name, key } = azuriteAccount;
    return new BlobServiceClient(this.endpoint, new StorageSharedKeyCredential(name, key));
  }

  async start(): Promise<void> {
    this.running = await startAzurite(this.options);
  }

  async stop(): Promise<void> {
    await this.running?.stop();
  }

  /** Writes a blob, and the container where there is none. */
  async put(container: string, name: string, content: string | Uint8Array): Promise<void> {
    const client = this.writer.getContainerClient(container);
    await client.createIfNotExists();
    const bytes = Buffer.from(content);
    await client.getBlockBlobClient(name).upload(bytes, bytes.length);
  }

  /** Writes many blobs of one content into a container that is there, several at a time. */
  async putAll(container: string, names: Iterable<string>, content: string): Promise<void> {
    const client = this.writer.getContainerClient(container);
    const left = [...names];
    const work = async () => {
      for (let name = left.pop(); name !== undefined; name = left.pop()) {
        await client.getBlockBlobClient(name).upload(content, Buffer.byteLength(content));
      }
    };
    await Promise.all(Array.from({ length: 16 }, work));
  }
}

/** Started before the first test of the file, ended after the last. */
export function useAzurite(options: AzuriteOptions = {}): TestAzurite {
  const azurite = new TestAzurite(options);
  beforeAll(() => azurite.start());
  afterAll(() => azurite.stop());
  return azurite;
}
