import type { EngineClient } from '../engine/client.ts';
import type { PageStart } from '../protocol/page-api.ts';
import { toFailure } from '../protocol/failure.ts';
import type { Arrangement, ViewState } from '../protocol/session.ts';

/** A view that shows nothing. */
export const NO_ROWS: ViewState = { generation: 0, rowCount: 0 };

/** Which view on which session. */
export interface ViewPlace {
  readonly session: number;
  readonly view: number;
}

/**
 * Opens a view and arranges it; a mistake in the filter leaves it plain. Of an engine that dies
 * meanwhile there are no rows: the session says why, and the page with it. Rejects otherwise as
 * the engine does.
 */
export async function openView(
  engine: Pick<EngineClient, 'call'>,
  { session, view }: ViewPlace,
  arrangement: Arrangement,
): Promise<Pick<PageStart, 'view' | 'mistake'>> {
  try {
    const plain = await engine.call('openView', { session, view });
    const arranged = await engine.call('arrangeView', { view, arrangement });
    return arranged.ok ? { view: arranged.state } : { view: plain, mistake: arranged.mistake };
  } catch (thrown) {
    if (toFailure(thrown).code === 'stopped') return { view: NO_ROWS };
    throw thrown;
  }
}
