import { parseBlobName } from '../../core/format/blob-name.ts';
import { listPart, type Part } from './list-part.ts';
import type { ListedBlob, Pager } from './pager.ts';
import type { Strays } from './strays.ts';

/** The blob of a NIC. */
export interface NicBlob extends ListedBlob {
  /** 12 upper-case hex digits; empty in NSG logs from before December 2017. */
  readonly macAddress: string;
}

/** The blobs of an hour. */
export type HourBlobs = Part<{
  readonly nics: readonly NicBlob[];
  readonly strays: Strays;
}>;

/** More rows than these at a time help nobody. */
export const HOUR_PAGE = 1000;

/**
 * The blobs of an hour by its prefix, `…/h=09/`: one request for each `HOUR_PAGE` of them, since
 * their folders (the minute's, the NIC's) hold one entry each. Rejects with a `FailureError`.
 */
export function listHourBlobs(
  pager: Pager,
  prefix: string,
  signal: AbortSignal,
): Promise<HourBlobs> {
  return listPart(pager, { prefix, most: HOUR_PAGE }, signal, ({ blobs }) => sorted(blobs));
}

function sorted(blobs: readonly ListedBlob[]) {
  const nics: NicBlob[] = [];
  const others: ListedBlob[] = [];
  for (const blob of withoutFolders(blobs)) {
    const name = parseBlobName(blob.name);
    if (name === undefined) others.push(blob);
    else nics.push({ ...blob, macAddress: name.macAddress });
  }
  return { nics, strays: { folders: [], blobs: others } };
}

/** Hierarchical namespaces list their folders among the blobs: empty, and above others. */
function withoutFolders(blobs: readonly ListedBlob[]): readonly ListedBlob[] {
  const folders = new Set<string>();
  for (const { name } of blobs) {
    for (let at = name.lastIndexOf('/'); at > 0; at = name.lastIndexOf('/', at - 1)) {
      folders.add(name.slice(0, at));
    }
  }
  return blobs.filter(({ name, size }) => size > 0 || !folders.has(name));
}
