import { azuriteAccount } from '../../../scripts/azurite/start-azurite.mjs';
import { decodeFlowLog, type FlowTable } from '../../../src/core/index.ts';
import { Session } from '../../../src/engine/session.ts';
import { type BlobDescription, oneLog, type SessionState } from '../../../src/protocol/session.ts';

/** A blob of the Azurite at `endpoint`, with the key that they all have. */
export function blobAt(endpoint: string, path: string): BlobDescription {
  const access = {
    kind: 'key',
    accountName: azuriteAccount.name,
    key: azuriteAccount.key,
  } as const;
  return { kind: 'blob', name: 'PT1H.json', url: `${endpoint}/${path}`, access };
}

/** A session over a blob, and all that it reported. */
export function sessionOver(blob: BlobDescription, onReport?: (session: Session) => void) {
  const reports: SessionState[] = [];
  const session = new Session(oneLog(blob), (reporting) => {
    reports.push(reporting.state());
    onReport?.(reporting);
  });
  return { session, reports };
}

/** The table of these bytes, decoded at once. */
export async function tableOf(pieces: Iterable<Uint8Array>): Promise<FlowTable> {
  const { table } = await decodeFlowLog(eachIn(pieces));
  return table;
}

async function* eachIn(pieces: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) {
    await Promise.resolve();
    yield piece;
  }
}

/** What tells two tables apart: where each row stands, and all of every thousandth. */
export function* fingerprint(table: FlowTable, rows = table.rowCount): Generator<unknown> {
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    sum = (sum * 31 + table.origin(row).offset) % 2 ** 40;
    if (row % 1000 === 0 || row === rows - 1) yield table.row(row);
  }
  yield { rows, sum };
}
