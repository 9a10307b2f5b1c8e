import type { LinkOpener } from '../blobs/link-opener.ts';

/** "Flow Logs: Open Blob by URL…": by its address, a signed one, or a link to the portal. */
export async function openBlobByUrl(links: LinkOpener): Promise<void> {
  await links.ask();
}
