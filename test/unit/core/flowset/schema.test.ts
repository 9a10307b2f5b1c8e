import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LONGEST, MOST_NICS, MOST_SOURCES } from '../../../../src/core/flowset/flow-set.ts';
import { readFlowSet } from '../../../../src/core/flowset/read-flow-set.ts';

interface Schema {
  readonly required: string[];
  readonly properties: Readonly<Record<string, { maxItems?: number; maxLength?: number }>>;
  readonly definitions: {
    readonly nics: { readonly maxItems: number };
    readonly source: {
      readonly oneOf: readonly {
        readonly required: string[];
        readonly properties: Readonly<Record<string, { maxLength?: number }>>;
      }[];
    };
  };
}

const schema = JSON.parse(fs.readFileSync('media/schemas/flowset.schema.json', 'utf8')) as Schema;
const { required, properties, definitions } = schema;
const sources = definitions.source.oneOf;

/** Whether the reader knows a field: it says nothing of it, or more than that it does not know it. */
const knows = (text: string) =>
  readFlowSet(text).problems.every(({ message }) => !message.includes('has no field'));

describe('the schema of flow sets', () => {
  it('knows the fields that the reader knows', () => {
    for (const name of Object.keys(properties)) {
      expect(knows(`{ "${name}": 1 }`), name).toBe(true);
    }
    for (const name of sources.flatMap((source) => Object.keys(source.properties))) {
      expect(knows(`{ "sources": [{ "${name}": 1 }] }`), name).toBe(true);
    }
    expect(required).toEqual(['version', 'sources']);
    expect(sources.map((source) => source.required)).toEqual([
      ...[['flowLog'], ['folder'], ['blob'], ['file']],
    ]);
  });

  it('has the limits of the reader', () => {
    expect(properties['sources']!.maxItems).toBe(MOST_SOURCES);
    expect(definitions.nics.maxItems).toBe(MOST_NICS);
    expect(properties['name']!.maxLength).toBe(LONGEST.name);
    expect(properties['filter']!.maxLength).toBe(LONGEST.filter);
    const longest = sources.map((source) => source.properties[source.required[0]!]!.maxLength);
    expect(longest).toEqual([LONGEST.url, LONGEST.path, LONGEST.url, LONGEST.path]);
  });
});
