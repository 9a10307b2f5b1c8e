/** What `element` sets: attributes by name, and `text`, which is always text and never markup. */
type Attributes = Readonly<Record<string, string>>;

/** Makes an element with attributes and children. Strings become text nodes. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  children: readonly (Node | string)[] = [],
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** Text with a class and, where given, the exact value as a tooltip. */
export function span(className: string, text: string, title = ''): HTMLSpanElement {
  const attributes = title === '' ? { class: className } : { class: className, title };
  return element('span', attributes, [text]);
}
