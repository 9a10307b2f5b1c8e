import { parsePrefix } from '../../src/core/names/prefix.ts';

/** What an mmdb file can hold here. */
export type MmdbValue =
  string | number | { readonly [name: string]: MmdbValue } | readonly MmdbValue[];

const RECORD_BITS = 24;
const SEPARATOR = Buffer.alloc(16);
const MARKER = Buffer.from('abcdef4d61784d696e642e636f6d', 'hex');

/**
 * A database in MaxMind's format (https://maxmind.github.io/MaxMind-DB/), version 2.0: values by
 * prefixes of both families, of which none may hold another.
 */
export function mmdb(entries: readonly (readonly [cidr: string, value: MmdbValue])[]): Uint8Array {
  const tree = new Tree();
  const data: Buffer[] = [];
  let length = 0;
  for (const [cidr, value] of entries) {
    tree.add(bitsOf(cidr), length);
    const bytes = encoded(value);
    data.push(bytes);
    length += bytes.length;
  }
  return Buffer.concat([tree.bytes(), SEPARATOR, ...data, MARKER, metadata(tree.size)]);
}

function metadata(nodes: number): Buffer {
  return encoded({
    binary_format_major_version: 2,
    binary_format_minor_version: 0,
    build_epoch: 1_767_225_600,
    database_type: 'Test',
    description: { en: 'Made by a test' },
    ip_version: 6,
    languages: ['en'],
    node_count: nodes,
    record_size: RECORD_BITS,
  });
}

/** IPv4 stands in the first 2^32 addresses of such a tree. */
function bitsOf(cidr: string): number[] {
  const { words, bits } = parsePrefix(cidr)!;
  const [first, second, third, last] = words;
  const isIpv4 = first === 0 && second === 0 && third === 0xffff;
  const all = [first, second, isIpv4 ? 0 : third, last];
  return Array.from({ length: bits }, (_, at) => (all[at >>> 5]! >>> (31 - (at & 31))) & 1);
}

/** Two branches for each node: another node, or where a value stands in the data; -1 for nothing. */
class Tree {
  private readonly nodes: { node: number; data: number }[][] = [];

  constructor() {
    this.grow();
  }

  get size(): number {
    return this.nodes.length;
  }

  add(bits: readonly number[], data: number): void {
    let node = 0;
    bits.forEach((bit, at) => {
      const branch = this.nodes[node]![bit]!;
      if (at === bits.length - 1) branch.data = data;
      else if (branch.node < 0) branch.node = this.grow();
      node = branch.node;
    });
  }

  bytes(): Buffer {
    const bytes = Buffer.alloc((this.size * RECORD_BITS) / 4);
    this.nodes.flat().forEach(({ node, data }, at) => {
      const nothing = data < 0 ? this.size : this.size + SEPARATOR.length + data;
      bytes.writeUIntBE(node < 0 ? nothing : node, at * 3, 3);
    });
    return bytes;
  }

  private grow(): number {
    const branch = () => ({ node: -1, data: -1 });
    return this.nodes.push([branch(), branch()]) - 1;
  }
}

const STRING = 2;
const UINT32 = 6;
const MAP = 7;
const ARRAY = 11;

function encoded(value: MmdbValue): Buffer {
  if (typeof value === 'string')
    return tagged(STRING, Buffer.byteLength(value), Buffer.from(value));
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return tagged(UINT32, 4, bytes);
  }
  if (Array.isArray(value)) {
    const items = value as readonly MmdbValue[];
    return tagged(ARRAY, items.length, ...items.map(encoded));
  }
  const fields = Object.entries(value as Readonly<Record<string, MmdbValue>>);
  const parts = fields.flatMap(([name, field]) => [encoded(name), encoded(field)]);
  return tagged(MAP, fields.length, ...parts);
}

/** Types above 7 stand in a byte of their own, sizes from 29 on too. */
function tagged(type: number, size: number, ...content: readonly Buffer[]): Buffer {
  const short = Math.min(size, 29);
  const head = type <= 7 ? [(type << 5) | short] : [short, type - 7];
  return Buffer.concat([Buffer.from(size < 29 ? head : [...head, size - 29]), ...content]);
}
