import type { Random } from './random.ts';

const CHARACTERS = [...'0123456789,,,.:-+ ABCDEIOTUXNxe/"\\\n\u0000\u0007é٣𝟙\uFEFF'];
const FIELDS = [
  '',
  '-1',
  '+1',
  ' 1',
  '1 ',
  '1.0',
  '1e3',
  '0x10',
  '007',
  '256',
  '65535',
  '65536',
  '4294967295',
  '4294967296',
  '8640000000000001',
  '9007199254740991',
  '9007199254740992',
  '9007199254740993',
  '10000000000000000',
  '18446744073709551616',
  '340282366920938463463374607431768211456',
  'NaN',
  'null',
  '١٢',
  '1.2.3',
  '1.2.3.4.5',
  '01.2.3.4',
  '1.2.3.256',
  '1.2.3.4/8',
  'fe80::1%eth0',
  '1::2::3',
  '1:2:3:4:5:6:7:8:9',
  ':::',
  '::12345',
  '[::1]',
  '::1.2.3',
  'localhost',
  'I',
  'o',
  'BB',
  'F',
  'A',
  'D',
  'T',
  '~'.repeat(65),
  'é'.repeat(33),
];

/** The tuple with one to three things done to it; now and then it stays well-formed. */
export function spoilTuple(random: Random, text: string): string {
  let spoiled = text;
  for (let times = random.between(1, 3); times > 0; times--) {
    spoiled = random.pick(WAYS)(random, spoiled);
    if (random.chance(0.5)) break;
  }
  // Half of a surrogate pair cannot be said in the bytes that a table keeps of a code.
  return Buffer.from(spoiled).toString();
}

type Way = (random: Random, text: string) => string;

const WAYS: readonly Way[] = [
  byFields((random, fields) => void fields.splice(random.below(fields.length), 1)),
  byFields((random, fields) => {
    fields.splice(random.below(fields.length + 1), 0, random.pick(FIELDS));
  }),
  byFields((random, fields) => (fields[random.below(fields.length)] = random.pick(FIELDS))),
  byFields((random, fields) => (fields[random.below(fields.length)] = random.pick(FIELDS))),
  byFields((random, fields) => fields.push(fields.splice(random.below(fields.length), 1)[0]!)),
  (random, text) => replaceAt(text, random.below(text.length + 1), 1, random.pick(CHARACTERS)),
  (random, text) => replaceAt(text, random.below(text.length + 1), 0, random.pick(CHARACTERS)),
  (random, text) => replaceAt(text, random.below(text.length + 1), 1, ''),
  (random, text) => text.slice(0, random.below(text.length + 1)),
  (random, text) => text.slice(random.below(text.length + 1)),
  (_random, text) => `${text},${text}`,
  (random, text) => text + random.pick(CHARACTERS.slice(1)).repeat(random.pick([1, 30, 700])),
];

function byFields(change: (random: Random, fields: string[]) => unknown): Way {
  return (random, text) => {
    const fields = text.split(',');
    change(random, fields);
    return fields.join(',');
  };
}

function replaceAt(text: string, at: number, length: number, by: string): string {
  return text.slice(0, at) + by + text.slice(at + length);
}
