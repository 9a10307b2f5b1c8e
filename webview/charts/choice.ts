import { element } from '../ui/dom.ts';

let made = 0;

/** A labelled list of choices; `title` says what they are about. */
export class Choice<T extends string> {
  readonly root: HTMLElement;
  private readonly select: HTMLSelectElement;

  constructor(
    label: string,
    words: Readonly<Record<T, string>>,
    onChoose: (value: T) => void,
    title = '',
  ) {
    const values = Object.keys(words) as T[];
    const options = values.map((value) => element('option', { value }, [words[value]]));
    const id = `choice-${++made}`;
    this.select = element('select', { id }, options);
    this.select.addEventListener('change', () => {
      const value = values.find((each) => each === this.select.value);
      if (value !== undefined) onChoose(value);
    });
    const attributes = title === '' ? { class: 'choice' } : { class: 'choice', title };
    this.root = element('span', attributes, [element('label', { for: id }, [label]), this.select]);
  }

  set value(value: T) {
    this.select.value = value;
  }
}

/** A choice that was kept, or the first where it is none of `words`. */
export function keptChoice<T extends string>(
  kept: unknown,
  name: string,
  words: Readonly<Record<T, string>>,
): T {
  const values = Object.keys(words) as T[];
  const value = (kept as Readonly<Record<string, unknown>> | null | undefined)?.[name];
  return values.find((each) => each === value) ?? values[0]!;
}
