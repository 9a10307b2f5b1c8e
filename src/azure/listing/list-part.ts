import type { Page, PageQuery, Pager } from './pager.ts';

/** A part of a listing, and what lists on; the latter only where something is left. */
export type Part<T> = T & { readonly more?: (signal: AbortSignal) => Promise<Part<T>> };

/** Lists a page, by one request, as what `read` makes of it. Rejects as the pager does. */
export async function listPart<T extends object>(
  pager: Pager,
  query: PageQuery,
  signal: AbortSignal,
  read: (page: Page) => T,
): Promise<Part<T>> {
  const page = await pager(query, signal);
  const { marker } = page;
  if (marker === undefined) return read(page);
  const more = (later: AbortSignal) => listPart(pager, { ...query, marker }, later, read);
  return { ...read(page), more };
}
