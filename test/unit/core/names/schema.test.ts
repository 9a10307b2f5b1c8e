import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NAME_KINDS } from '../../../../src/core/format/name-kinds.ts';
import { ENTRY_FIELDS, LONGEST_NAME, MOST_ENTRIES } from '../../../../src/core/names/name-entry.ts';

interface Schema {
  readonly properties: { readonly names: { readonly maxItems: number } };
  readonly definitions: {
    readonly entry: {
      readonly required: string[];
      readonly properties: Readonly<
        Record<string, { enum?: string[]; enumDescriptions?: string[]; maxLength?: number }>
      >;
    };
  };
}

const schema = JSON.parse(fs.readFileSync('media/schemas/flownames.schema.json', 'utf8')) as Schema;

describe('the schema of names files', () => {
  it('knows what the reader knows', () => {
    const { required, properties } = schema.definitions.entry;
    expect(Object.keys(properties)).toEqual([...ENTRY_FIELDS]);
    expect(required).toEqual(['cidr', 'name']);
    expect(properties['kind']!.enum).toEqual(Object.keys(NAME_KINDS));
    expect(properties['kind']!.enumDescriptions).toEqual(Object.values(NAME_KINDS));
    expect(properties['name']!.maxLength).toBe(LONGEST_NAME);
    expect(schema.properties.names.maxItems).toBe(MOST_ENTRIES);
  });
});
