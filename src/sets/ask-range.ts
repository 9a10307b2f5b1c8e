import { visible } from '../core/filter/inert-text.ts';
import type { TimeWindow } from '../core/table/time-window.ts';
import { askPick, askText, BACK, type Choice } from '../platform/ask.ts';
import type { Step } from '../platform/steps.ts';
import { parseTypedTime, TIME_WANTED } from '../tree/typed-time.ts';
import { lastWholeHour, rangeWords, recentRanges, typedTime } from './typed-range.ts';

/** What a range is asked for. */
export interface RangeTopic {
  /** What it is of: `HUB-FLOWLOG`. */
  readonly name: string;
  /** The time that the person pointed at: a day, an hour. */
  readonly suggested?: TimeWindow;
  /** Whether all that there is may be asked for, whatever its time. */
  readonly mayBeAll: boolean;
}

/** What goes on with the range; without one, with all there is. */
type Next = (range: TimeWindow | undefined) => Step;

/** Asks for a range. */
export function rangeStep(topic: RangeTopic, next: Next): Step {
  const choices = () => Promise.resolve(rangeChoices(topic, next, Date.now()));
  return (canGoBack) =>
    askPick<Step>({ title: titleOf(topic), placeholder: 'Which time, in UTC', canGoBack, choices });
}

function rangeChoices(topic: RangeTopic, next: Next, now: number): Choice<Step>[] {
  const { suggested, mayBeAll } = topic;
  const named = recentRanges(now).map(({ label, range }) => ({
    label,
    description: rangeWords(range),
    value: next(range),
  }));
  return [
    ...(suggested === undefined ? [] : [{ label: rangeWords(suggested), value: next(suggested) }]),
    ...named,
    ...(mayBeAll
      ? [{ label: 'All', description: 'whatever its time', value: next(undefined) }]
      : []),
    { label: 'Custom…', description: 'from and to, in UTC', value: fromStep(topic, next) },
  ];
}

function fromStep(topic: RangeTopic, next: Next): Step {
  const suggested = topic.suggested ?? lastWholeHour(Date.now());
  const prompt = 'From, UTC';
  return timeStep(topic, { prompt, value: suggested.from, after: -Infinity }, (from) => {
    const to = suggested.to > from ? suggested.to : from + (suggested.to - suggested.from);
    const question = { prompt: 'To, UTC: the first time behind the range', value: to, after: from };
    return timeStep(topic, question, (end) => next({ from, to: end }));
  });
}

interface TimeQuestion {
  readonly prompt: string;
  readonly value: number;
  /** What the time has to be later than. */
  readonly after: number;
}

function timeStep(
  topic: RangeTopic,
  { prompt, value, after }: TimeQuestion,
  next: (time: number) => Step,
): Step {
  const wrong = (text: string) => {
    const time = parseTypedTime(text);
    if (time === undefined) return TIME_WANTED;
    return time > after ? undefined : `The range must end later than ${typedTime(after)} UTC.`;
  };
  const question = { title: titleOf(topic), placeholder: '2025-10-05 09:00', prompt, wrong };
  return async (canGoBack) => {
    const text = await askText({ ...question, canGoBack, value: typedTime(value) });
    if (text === undefined || text === BACK) return text;
    return next(Math.trunc(parseTypedTime(text) ?? value));
  };
}

/** The title of all questions about a range; VS Code makes nothing of what stands in titles. */
export function titleOf({ name }: Pick<RangeTopic, 'name'>): string {
  return `Open Time Range: ${visible(name)}`;
}
