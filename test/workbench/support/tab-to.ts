import type { JSHandle, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { FlowLogPage } from './flow-log-page.ts';

/** Stops on the way from the editor's tab through a page, and some more. */
const mostStops = 20;

/** Presses Tab until `focused`, a selector of the page in the webview, is found. */
export async function tabTo(page: Page, { frame }: FlowLogPage, focused: string): Promise<void> {
  const target = frame.locator(focused).filter({ visible: true });
  for (let stop = 0; stop < mostStops && (await target.count()) === 0; stop++) {
    const before = await Promise.all([page.locator(':root'), frame.locator(':root')].map(inFocus));
    await page.keyboard.press('Tab');
    // Into a frame the focus goes later than the key: the next one would go past what is sought.
    await expect.poll(() => hasMoved(before)).toBe(true);
  }
  expect(await target.count()).toBe(1);
}

function inFocus(root: ReturnType<Page['locator']>): Promise<JSHandle> {
  return root.evaluateHandle(({ ownerDocument }) => ({
    ownerDocument,
    element: ownerDocument.activeElement,
    isInside: ownerDocument.hasFocus(),
  }));
}

async function hasMoved(before: readonly JSHandle[]): Promise<boolean> {
  const moved = before.map((handle) =>
    handle.evaluate(
      ({ ownerDocument, element, isInside }: Focus) =>
        ownerDocument.activeElement !== element || ownerDocument.hasFocus() !== isInside,
    ),
  );
  return (await Promise.all(moved)).includes(true);
}

interface Focus {
  readonly ownerDocument: Document;
  readonly element: Element | null;
  readonly isInside: boolean;
}
