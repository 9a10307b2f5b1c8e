import { isAccountKey } from '../../core/storage/account-key.ts';

import { parseConnectionString } from '../../core/storage/connection-string.ts';
import { parseSasUrl, sasObstacle } from '../../core/storage/sas.ts';
import { parseStorageAddress } from '../../core/storage/storage-address.ts';
import { isWrong, type Wrong } from '../../core/storage/wrong.ts';
import { connectedAccount, type NewAccount, publicContainer, sasAccount } from './new-account.ts';

/** An account by its connection string. */
export function typedConnection(text: string): NewAccount | Wrong {
  const connection = parseConnectionString(text);
  return isWrong(connection) ? connection : connectedAccount(connection);
}

/** An account or a container by its address with a signature, which is valid now. */
export function typedSas(text: string): NewAccount | Wrong {
  const signed = parseSasUrl(text);
  if (isWrong(signed)) return signed;
  if (signed.address.blob !== undefined) {
    return { wrong: 'This names a single blob: “Flow Logs: Open Blob by URL…” opens it.' };
  }
  const obstacle = sasObstacle(signed.sas.facts, Date.now());
  return obstacle === undefined ? sasAccount(signed) : { wrong: obstacle };
}

/** A public container by its address. */
export function typedContainer(text: string): NewAccount | Wrong {
  const address = parseStorageAddress(text);
  if (isWrong(address)) return address;
  if (address.container !== undefined) return publicContainer(address);
  return {
    wrong:
      'The name of the container is missing, as in https://account.blob.core.windows.net/container.',
  };
}

/** Why a text is no key; `undefined` where it is one. */
export function wrongKey(text: string): string | undefined {
  return isAccountKey(text.trim()) ? undefined : 'This is not the key of an account (base64).';
}
