import { dateAndClock } from '../../src/core/format/clock.ts';
import type { Line } from '../../src/core/format/line.ts';
import { formatCount, formatCounted, formatDuration } from '../../src/core/format/numbers.ts';
import type { AttemptsAnswer } from '../../src/protocol/tuple-details.ts';
import { firstAndLast } from './clock.ts';

/** `41 from this source to this port in 12 min, all denied`. */
export function attemptsSummary(attempts: AttemptsAnswer): string {
  const { tuples, denied, allowed, firstTime, lastTime } = attempts;
  const time = lastTime > firstTime ? ` in ${formatDuration(lastTime - firstTime)}` : '';
  const verdicts =
    allowed === 0
      ? 'all denied'
      : `${formatCount(denied)} denied and ${formatCount(allowed)} allowed`;
  const counted = formatCounted(tuples, 'tuple');
  return `${counted} from this source to this port${time}, ${tuples === 1 ? 'denied' : verdicts}`;
}

/** When, in which states, since when, and whether the verdict ever changed. */
export function attemptLines(attempts: AttemptsAnswer): Line[] {
  const { firstTime, lastTime, states } = attempts;
  const counted = (['D', 'B', 'C', 'E'] as const).map(
    (state) => `${formatCount(states[state])} ${state}`,
  );
  const stateless = states[''] === 0 ? [] : [`${formatCount(states[''])} without a state`];
  return [
    { label: 'First, last', text: firstAndLast(firstTime, lastTime), code: 'UTC', isMono: true },
    { label: 'Tuples', text: [...counted, ...stateless].join(' · ') },
    { label: 'Since', text: `no attempt before ${dateAndClock(firstTime)} UTC in this log` },
    { label: 'Verdict', text: verdictText(attempts) },
  ];
}

function verdictText({ allowed, verdictChanged }: AttemptsAnswer): string {
  if (verdictChanged) return 'changed: one NIC allowed some of them and denied others';
  if (allowed === 0) return 'never changed: all of them were denied';
  return 'never changed at one NIC: the NIC of one side allowed what that of the other denied';
}
