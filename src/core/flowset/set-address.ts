import { logOfFolders } from '../format/blob-name.ts';
import { blobUrl } from '../storage/blob-url.ts';
import { parseStorageAddress } from '../storage/storage-address.ts';
import { isWrong, type Wrong } from '../storage/wrong.ts';

/** A name that its address leads back to: `..` as part of one would lead elsewhere. */
interface Named {
  readonly url: string;
  readonly blob: string;
}

/** Reads the address of one blob to how it is written; never quotes it, as it may hold a secret. */
export function readBlobAddress(text: string): string | Wrong {
  const named = readName(text);
  return isWrong(named) ? named : named.url;
}

/** Reads the address of the folder above a flow log's years to how it is written, `/` at its end. */
export function readLogAddress(text: string): string | Wrong {
  const named = readName(`${text.trim().replace(/\/+$/, '')}/`);
  if (isWrong(named)) return named;
  return logOfFolders(named.blob) === undefined ? NO_LOG : named.url;
}

const SECRET: Wrong = {
  wrong:
    'A flow set holds no signature and no other query, as everyone who gets the file could use it. Leave out what stands from “?” on: whoever opens the set signs in by themselves.',
};
const FRAGMENT: Wrong = {
  wrong: 'The address holds a “#”, which stands as %23 where it is part of a name.',
};
const NO_BLOB: Wrong = { wrong: 'The address names no blob behind the container.' };
const NO_NAME: Wrong = { wrong: 'No address can hold the name of this blob.' };
const NO_LOG: Wrong = {
  wrong:
    'This is not the folder of a flow log, whose path ends above its years: …/flowLogResourceID=/…/FLOWLOG/ or …/resourceId=/…/NSG/.',
};

function readName(text: string): Named | Wrong {
  if (text.includes('?')) return SECRET;
  if (text.includes('#')) return FRAGMENT;
  const address = parseStorageAddress(text);
  if (isWrong(address)) return address;
  const { endpoint, container, blob } = address;
  if (container === undefined || blob === undefined) return NO_BLOB;
  const url = blobUrl(endpoint, container, blob);
  const again = parseStorageAddress(url);
  return !isWrong(again) && again.container === container && again.blob === blob
    ? { url, blob }
    : NO_NAME;
}
