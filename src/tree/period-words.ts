/** How a month, a day or an hour is called. */
export interface PeriodWords {
  readonly label: string;
  readonly description: string;
  /** As it is said, without what stands around it. */
  readonly spoken: string;
}

/** Made when it is first asked: formats take milliseconds that every activation would wait. */
function format(options: Intl.DateTimeFormatOptions): Pick<Intl.DateTimeFormat, 'format'> {
  let made: Intl.DateTimeFormat | undefined;
  return {
    format: (time) => {
      made ??= new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options });
      return made.format(time);
    },
  };
}

const MONTH = format({ month: 'long', year: 'numeric' });
const WEEKDAY = format({ weekday: 'long' });
const DAY = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

const HOUR = 3_600_000;

/** `start` is the first instant, UTC, ms since 1970. */
export function periodWords(kind: 'month' | 'day' | 'hour', start: number): PeriodWords {
  const [date = '', time = ''] = new Date(start).toISOString().split('T');
  switch (kind) {
    case 'month':
      return {
        label: date.slice(0, 7),
        description: MONTH.format(start),
        spoken: MONTH.format(start),
      };
    case 'day':
      return { label: date, description: WEEKDAY.format(start), spoken: DAY.format(start) };
    case 'hour': {
      const end = new Date(start + HOUR).toISOString().slice(11, 16);
      const hours = `${time.slice(0, 5)}–${end} UTC`;
      return { label: hours, description: '', spoken: `${hours}, ${DAY.format(start)}` };
    }
  }
}
