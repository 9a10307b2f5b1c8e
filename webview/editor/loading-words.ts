import { formatBytes, formatCount, formatCounted } from '../../src/core/format/numbers.ts';
import type { SessionState } from '../../src/protocol/session.ts';

/** Nothing that was seen before is lost without a word; `''` where nothing was. */
export function restartText({ restarts = 0 }: SessionState): string {
  if (restarts === 0) return '';
  const often = restarts === 1 ? '' : ` (${formatCounted(restarts, 'time')})`;
  return `⚠ Began again: the log was written anew while it was read${often}.`;
}

/** How much of a log was read, of 100. */
export function percentRead({ bytesRead, bytesTotal }: SessionState): number {
  return bytesTotal === 0 ? 0 : Math.min(100, Math.floor((bytesRead / bytesTotal) * 100));
}

/** How far loading is, how fast it goes on, or what it waits for. */
export function loadingText(state: SessionState): string {
  const { bytesTotal, bytesPerSecond, isWaiting } = state;
  if (isWaiting === true) return `${loadedText(state)}, waiting for the server…`;
  if (bytesTotal === 0) return 'Opening…';
  const rate = bytesPerSecond === undefined ? '' : `, ${formatBytes(bytesPerSecond)}/s`;
  return `${loadedText(state)}${rate}`;
}

function loadedText(state: SessionState): string {
  if (state.bytesTotal === 0) return 'Opening';
  return `Loading ${percentRead(state)} % of ${formatBytes(state.bytesTotal)}${logsText(state)}`;
}

function logsText({ sources }: SessionState): string {
  if (sources === undefined) return '';
  return `, ${formatCount(sources.read)} of ${formatCounted(sources.total, 'log')}`;
}

/** How many of several logs could not be read; `''` where all could. */
export function failedText({ sources }: SessionState): string {
  if (sources === undefined || sources.failed === 0) return '';
  return `⚠ ${formatCount(sources.failed)} of ${formatCounted(sources.total, 'log')} could not be read`;
}

/** Whether reading can go on where it ended, with what is there kept. */
export function canLoadRest({ phase, sources }: SessionState): boolean {
  return phase === 'cancelled' || (phase === 'ready' && (sources?.failed ?? 0) > 0);
}
