import type { ListedBlob } from './pager.ts';

/** What a level holds that is no part of a flow log. Folders have a `/` at their end. */
export interface Strays {
  readonly folders: readonly string[];
  readonly blobs: readonly ListedBlob[];
}

export const NO_STRAYS: Strays = { folders: [], blobs: [] };

/** Those of two levels together. */
export function joinStrays(one: Strays, other: Strays): Strays {
  return {
    folders: [...new Set([...one.folders, ...other.folders])],
    blobs: [...one.blobs, ...other.blobs],
  };
}

/** As folders directly below `prefix` show them: whatever lies deeper by the folder it lies in. */
export function straysBelow(prefix: string, { folders, blobs }: Strays): Strays {
  const base = prefix.slice(0, prefix.lastIndexOf('/') + 1);
  const slashOf = (name: string) => name.indexOf('/', base.length);
  const deep = blobs.filter(({ name }) => slashOf(name) >= 0).map(({ name }) => name);
  const tops = [...folders, ...deep].map((name) => name.slice(0, slashOf(name) + 1));
  return {
    folders: [...new Set(tops)],
    blobs: blobs.filter(({ name }) => slashOf(name) < 0),
  };
}
