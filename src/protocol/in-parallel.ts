/** Answers in the order of the questions, no more than `atOnce` of them asked at a time. */
export async function inParallel<In, Out>(
  inputs: readonly In[],
  atOnce: number,
  ask: (input: In) => Promise<Out>,
): Promise<Out[]> {
  const answers: Out[] = [];
  let next = 0;
  const work = async () => {
    for (let at = next++; at < inputs.length; at = next++) answers[at] = await ask(inputs[at]!);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, inputs.length) }, work));
  return answers;
}
