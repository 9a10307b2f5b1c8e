import axe, { type AxeResults } from 'axe-core';
import type { FrameLocator } from 'playwright-core';

/**
 * What axe holds against the page in a frame, of the two gravest kinds, as
 * `rule: what, of which element`. By the browser's debugger: the page's own policy lets no
 * foreign script in.
 */
export async function graveFindings(locator: FrameLocator): Promise<string[]> {
  const root = await locator.locator(':root').elementHandle();
  const frame = await root?.ownerFrame();
  if (frame == null) throw new Error('The page is gone.');
  await frame.evaluate(axe.source);
  const { violations } = await frame.evaluate<AxeResults>('axe.run(document, { iframes: false })');
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) =>
      nodes.map(({ html, any }) => {
        const why = any.map(({ message }) => message).join(' ');
        return `${id}: ${help}, of ${html.slice(0, 160)} ${why}`;
      }),
    );
}
