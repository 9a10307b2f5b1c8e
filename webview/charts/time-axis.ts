import type { ScaleOptionsByType } from 'chart.js';
import { tickLabel, timeTicks } from './clock.ts';
import type { ChartTheme } from './theme.ts';

/** Room for one label, px. */
const TICK_ROOM = 90;

/** A UTC axis from `from` to `to`, ms, with ticks at round times. */
export function timeAxis(from: number, to: number, theme: ChartTheme) {
  return {
    type: 'linear' as const,
    min: from,
    max: to,
    offset: false,
    grid: { display: false },
    border: { color: theme.colour('line') },
    ticks: {
      color: theme.colour('dim'),
      font: theme.font,
      maxRotation: 0,
      autoSkip: false,
      align: 'start' as const,
      callback: (value: number | string, _: number, all: readonly { value: number }[]) =>
        tickLabel(
          Number(value),
          all.map((tick) => tick.value),
        ),
    },
    afterBuildTicks: (axis: Axis) => {
      const most = Math.max(2, Math.floor(axis.width / TICK_ROOM));
      // A label that begins at the very end would stand outside.
      const times = timeTicks(from, to, most).filter((time) => time < to);
      axis.ticks = times.map((value) => ({ value }));
    },
  };
}

type Axis = Parameters<ScaleOptionsByType<'linear'>['afterBuildTicks']>[0];
