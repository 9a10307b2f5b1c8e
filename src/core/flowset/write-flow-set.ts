import type { FlowSet, SetSource } from './flow-set.ts';

/**
 * The text of a flow set: fields in one order and one source a line, so that a change of the set is
 * a change of those lines. `readFlowSet` reads it back as the same set, without a problem.
 */
export function flowSetText(set: FlowSet): string {
  const { name, range, filter, columns, sources } = set;
  const fields = [
    `"version": 1`,
    ...(name === undefined ? [] : [`"name": ${JSON.stringify(name)}`]),
    ...(range === undefined
      ? []
      : [`"range": ${object(['from', isoTime(range.from)], ['to', isoTime(range.to)])}`]),
    `"sources": [\n${sources.map((source) => `    ${sourceText(source)}`).join(',\n')}\n  ]`,
    ...(filter === undefined ? [] : [`"filter": ${JSON.stringify(filter)}`]),
    ...(columns === undefined ? [] : [`"columns": ${list(columns)}`]),
  ];
  return `{\n${fields.map((field) => `  ${field}`).join(',\n')}\n}\n`;
}

function sourceText(source: SetSource): string {
  const place = 'url' in source ? readableUrl(source.url) : source.path;
  const nics = 'nics' in source ? source.nics : undefined;
  return object([source.kind, place], ...(nics === undefined ? [] : [['nics', nics] as const]));
}

function object(...fields: readonly (readonly [string, string | readonly string[]])[]): string {
  const texts = fields.map(
    ([name, value]) =>
      `"${name}": ${typeof value === 'string' ? JSON.stringify(value) : list(value)}`,
  );
  return `{ ${texts.join(', ')} }`;
}

function list(texts: readonly string[]): string {
  return `[${texts.map((text) => JSON.stringify(text)).join(', ')}]`;
}

/** Addresses may hold an equals sign as it is, and those of flow logs are full of them. */
function readableUrl(url: string): string {
  return url.replaceAll('%3D', '=');
}

function isoTime(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}
