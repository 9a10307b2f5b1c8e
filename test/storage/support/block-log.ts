import type { BlockBlobClient } from '@azure/storage-blob';
import { vnetHour } from '../../generate/index.ts';
import type { TestAzurite } from './use-azurite.ts';

/** A log as Azure writes it: an opening block, blocks of records, and a closing one. */
export interface BlockLog {
  readonly opening: Buffer;
  readonly records: readonly Buffer[];
  readonly closing: Buffer;
}

/** A generated log of about so many bytes, its records in blocks of about `blockBytes`. */
export function blockLog(bytes: number, blockBytes: number, seed = 7): BlockLog {
  const records: Buffer[] = [];
  let block: string[] = [];
  let length = 0;
  const end = () => {
    if (length > 0) records.push(Buffer.from(block.join(''), 'latin1'));
    [block, length] = [[], 0];
  };
  for (const piece of vnetHour({ seed, bytes })) {
    if (piece === '{"records":[' || piece === ']}') continue;
    block.push(piece);
    length += piece.length;
    if (length >= blockBytes) end();
  }
  end();
  return { opening: Buffer.from('{"records":['), records, closing: Buffer.from(']}') };
}

/** The bytes of the blob while it has the first `count` blocks of records. */
export function* bytesOf(
  { opening, records, closing }: BlockLog,
  count = records.length,
): Generator<Buffer, void> {
  yield opening;
  yield* records.slice(0, count);
  yield closing;
}

/** Writes a log block by block, as the service does. */
export class BlockWriter {
  readonly path: string;
  private readonly client: BlockBlobClient;
  private readonly ids: string[] = [];

  constructor(azurite: TestAzurite, container: string, name: string) {
    this.path = `${container}/${name}`;
    this.client = azurite.writer.getContainerClient(container).getBlockBlobClient(name);
  }

  /** Adds blocks of records and commits the log with its closing block. */
  async add(log: BlockLog, from: number, to: number): Promise<void> {
    const blocks = log.records.slice(from, to);
    if (this.ids.length === 0) await this.stage('A', 0, log.opening);
    await Promise.all(blocks.map((block, at) => this.stage('B', from + at, block)));
    for (let at = from; at < to; at++) this.ids.push(idOf('B', at));
    await this.stage('Z', 0, log.closing);
    await this.commit();
  }

  /** Commits what there is once more: another ETag over the same bytes. */
  async commit(): Promise<void> {
    await this.client.commitBlockList([idOf('A', 0), ...this.ids, idOf('Z', 0)]);
  }

  /** Commits the log without the blocks of records from `count` on. */
  async keep(count: number): Promise<void> {
    this.ids.length = count;
    await this.commit();
  }

  private async stage(kind: string, number: number, bytes: Buffer): Promise<void> {
    await this.client.stageBlock(idOf(kind, number), bytes, bytes.length);
  }
}

function idOf(kind: string, number: number): string {
  return Buffer.from(`${kind}${String(number).padStart(20, '0')}`).toString('base64');
}
