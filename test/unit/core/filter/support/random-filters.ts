import fc from 'fast-check';
import { NOW, nsgRecord, vnetRecord } from './tables.ts';

const pick = <T>(...values: readonly T[]) => fc.constantFrom(...values);

// Few different values, so that random filters meet random rows.
const IPS = ['10.1.0.4', '10.1.200.4', '172.20.0.1', '8.8.8.8'] as const;
const IPS6 = ['fd00::5', '2001:db8::1'] as const;
const PORTS = [0, 22, 53, 443, 65535] as const;
const COUNTS = [0, 1, 7, 100, 4294967295, 4294967296, 9007199254740991] as const;
const RULES = ['UserRule_ssh', 'UserRule_SSH-in', 'web tier', ''] as const;

const address = fc.oneof({ weight: 4, arbitrary: pick(...IPS) }, pick(...IPS6));
const time = fc.integer({ min: -3, max: 3 }).map((minutes) => NOW + minutes * 60_000);
const stat = pick(...COUNTS);

const vnetTuple = fc
  .tuple(time, address, address, pick(...PORTS), pick(...PORTS), pick(1, 6, 17), pick('I', 'O'))
  .chain((head) =>
    fc
      .tuple(
        pick('B', 'C', 'E', 'D'),
        pick('X', 'NX', 'NX_LOCAL_DST', 'OTHER'),
        stat,
        stat,
        stat,
        stat,
      )
      .map((tail) => [...head, ...tail].join()),
  );

const nsgHead = fc
  .tuple(time, pick(...IPS), pick(...IPS), pick(...PORTS), pick(...PORTS), pick('T', 'U'))
  .map(([ms, ...rest]) => [Math.trunc(ms / 1000), ...rest].join());
const nsg1Tuple = fc.tuple(nsgHead, pick('I', 'O'), pick('A', 'D')).map((parts) => parts.join());
const nsg2Tuple = fc
  .tuple(nsgHead, pick('I', 'O'), pick('A,B,,,,', 'D,B,,,,', 'A,C,1,60,2,120', 'A,E,0,0,0,0'))
  .map((parts) => parts.join());

const list = (tuple: fc.Arbitrary<string>) => fc.array(tuple, { minLength: 1, maxLength: 6 });
const wholeRecord = fc.oneof(
  fc.tuple(list(vnetTuple), pick(...RULES)).map(([tuples, rule]) => vnetRecord(tuples, { rule })),
  fc.tuple(list(nsg1Tuple), pick(...RULES)).map(([tuples, rule]) => nsgRecord(1, rule, tuples, '')),
  fc.tuple(list(nsg2Tuple), pick(...RULES)).map(([tuples, rule]) => nsgRecord(2, rule, tuples, '')),
);
const record = fc.oneof(
  { weight: 3, arbitrary: wholeRecord },
  wholeRecord.map((whole) => ({ ...whole, time: undefined, flowLogVersion: undefined })),
);
/** A log of a few records whose values random filters meet. */
export const logs = fc.array(record, { minLength: 1, maxLength: 6 });

const counter = pick('PacketsSrcToDest', 'BytesSrcToDest', 'PacketsDestToSrc', 'BytesDestToSrc');
const numberColumn = fc.oneof(counter, pick('SrcPort', 'DestPort', 'Version'));
const numberLiteral = fc.oneof(
  pick(...PORTS, ...COUNTS, 4, 60).map(String),
  pick('0.5', '22.0', '1e2', '0x35'),
);
const textColumn = pick(
  'AclRule',
  'FlowState',
  'FlowStatus',
  'FlowDirection',
  'L4Protocol',
  'FlowEncryption',
  'Kind',
  'SrcIp',
  'DestIp',
);
const textLiteral = pick(
  ...RULES,
  ...IPS,
  ...IPS6,
  'ssh',
  'SSH',
  'rule',
  'User',
  'in',
  'D',
  'd',
  'Denied',
  'I',
  'Inbound',
  'TCP',
  'tcp',
  'T',
  '6',
  'X',
  'Encrypted',
  'NX',
  'E',
  'nsg',
  '10',
  '.',
).map((value) => `"${value}"`);
const timeLiteral = fc.oneof(
  time.map((ms) => `datetime(${new Date(ms).toISOString()})`),
  pick('now()', 'ago(1m)', 'ago(-120s)'),
);
const range = pick('"10.1.0.0/16"', '"10.0.0.0/8"', '"8.8.8.8"', '"0.0.0.0/0"', '"172.16.0.0/12"');

const { condition } = fc.letrec<{ number: string; condition: string }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 3 },
    numberColumn,
    numberLiteral,
    fc
      .tuple(tie('number'), pick('+', '-', '*', '/'), tie('number'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    tie('number').map((a) => `-(${a})`),
  ),
  condition: fc.oneof(
    { maxDepth: 4 },
    fc
      .tuple(tie('number'), pick('==', '!=', '<', '<=', '>', '>='), tie('number'))
      .map((parts) => parts.join(' ')),
    fc
      .tuple(tie('number'), pick('between', '!between'), tie('number'), tie('number'))
      .map(([a, op, b, c]) => `${a} ${op} (${b} .. ${c})`),
    fc
      .tuple(
        tie('number'),
        pick('in', '!in'),
        fc.array(tie('number'), { minLength: 1, maxLength: 4 }),
      )
      .map(([a, op, items]) => `${a} ${op} (${items.join()})`),
    fc.tuple(textColumn, pick('==', '!=', '=~', '!~'), textLiteral).map((parts) => parts.join(' ')),
    fc
      .tuple(
        textColumn,
        pick('has', 'contains', 'startswith', 'endswith'),
        pick('', '_cs'),
        pick('', '!'),
        textLiteral,
      )
      .map(([a, op, cs, not, b]) => `${a} ${not}${op}${cs} ${b}`),
    fc
      .tuple(
        textColumn,
        pick('in', '!in', 'in~', '!in~', 'has_any'),
        fc.array(textLiteral, { minLength: 1, maxLength: 4 }),
      )
      .map(([a, op, items]) => `${a} ${op} (${items.join()})`),
    fc
      .tuple(textColumn, pick('^U', 's+h', '[0-9]$', '^$'))
      .map(([a, pattern]) => `${a} matches regex "${pattern}"`),
    fc.tuple(pick('==', '!=')).map(([op]) => `SrcIp ${op} DestIp`),
    fc
      .tuple(pick('SrcIp', 'DestIp'), fc.array(range, { minLength: 1, maxLength: 3 }))
      .map(([a, ranges]) => `ipv4_is_in_any_range(${a}, ${ranges.join()})`),
    pick('SrcIp', 'DestIp').map((a) => `ipv4_is_private(${a})`),
    fc
      .tuple(pick('Time', 'RecordTime'), pick('==', '!=', '<', '<=', '>', '>='), timeLiteral)
      .map((parts) => parts.join(' ')),
    fc
      .tuple(pick('Time', 'RecordTime'), pick('between', '!between'), timeLiteral, timeLiteral)
      .map(([a, op, b, c]) => `${a} ${op} (${b} .. ${c})`),
    fc
      .tuple(
        pick('isnull', 'isnotnull', 'isempty', 'isnotempty'),
        fc.oneof(tie('number'), textColumn),
      )
      .map(([call, a]) => `${call}(${a})`),
    fc.tuple(tie('condition'), pick('and', 'or'), tie('condition')).map((parts) => parts.join(' ')),
    fc
      .tuple(tie('condition'), pick('==', '!='), tie('condition'))
      .map(([a, op, b]) => `(${a}) ${op} (${b})`),
    tie('condition').map((a) => `not(${a})`),
    tie('condition').map((a) => `(${a})`),
    tie('condition').map((a) => `isnull(${a})`),
  ),
}));

/** Filters of all operators, without a mistake. */
export const conditions: fc.Arbitrary<string> = condition;

/** Words of the language, and what is nearly one. */
export const filterTokens = fc.constantFrom(
  ...[
    'DestPort',
    'AclRule',
    'Time',
    'and',
    'or',
    'not',
    '(',
    ')',
    '==',
    '!=',
    '<',
    'in',
    '!in',
    'in~',
  ],
  ...[
    'between',
    '..',
    ',',
    '"x"',
    '22',
    '1.5',
    '5m',
    'datetime(2026-11-21)',
    'ago',
    'now',
    '+',
    '-',
    '*',
    '/',
  ],
  ...[
    'has',
    '!has',
    'matches',
    'regex',
    'isnull',
    'ipv4_is_private',
    'true',
    '"open',
    "'",
    '@',
    '!',
    '=',
  ],
);
