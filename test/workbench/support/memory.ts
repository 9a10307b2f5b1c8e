import { vi } from 'vitest';
import type { Workbench } from './workbench.ts';

/**
 * Makes what the editor keeps of the extension's accounts unreadable, as another version of it or
 * a broken disk might; shows after the window was loaded anew. `count` accounts are there now: the
 * editor writes what it keeps some seconds later, over whatever stands there.
 */
export async function spoilMemory({ page }: Workbench, count: number): Promise<void> {
  const spoil = () => page.evaluate(spoilAccounts, count);
  await vi.waitUntil(spoil, { timeout: 30_000, interval: 250 });
}

/** In the page. Whether what is kept was up to date, and is spoilt. */
async function spoilAccounts(count: number): Promise<boolean> {
  const done = <T>(asked: IDBRequest<T>) =>
    new Promise<T>((give, fail) => {
      asked.onsuccess = () => give(asked.result);
      asked.onerror = () => fail(new Error('The memory of the window does not answer.'));
    });
  const memory = await done(indexedDB.open('vscode-web-state-db-global'));
  try {
    const table = memory.transaction('ItemTable', 'readwrite').objectStore('ItemTable');
    const key = 'flow-log-lens.flow-log-lens';
    const kept = JSON.parse(String(await done(table.get(key)))) as { storageAccounts?: unknown };
    const accounts = kept.storageAccounts ?? [];
    if (Array.isArray(accounts) && accounts.length !== count) return false;
    await done(table.put(JSON.stringify({ ...kept, storageAccounts: { evil: true } }), key));
    return true;
  } finally {
    memory.close();
  }
}
