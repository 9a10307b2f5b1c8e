import { BACK } from './ask.ts';

/** A question whose answer decides on the next; `undefined` ends the conversation. */
export type Step = (canGoBack: boolean) => Promise<Step | typeof BACK | undefined>;

/** Asks one after the other; “back” asks the one before again. */
export async function runSteps(first: Step): Promise<void> {
  const past: Step[] = [];
  for (let step: Step | undefined = first; step !== undefined;) {
    const next: Awaited<ReturnType<Step>> = await step(past.length > 0);
    if (next === BACK) {
      step = past.pop();
      continue;
    }
    past.push(step);
    step = next;
  }
}
