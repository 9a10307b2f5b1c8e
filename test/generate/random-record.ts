import type { FlowRow } from '../../src/core/index.ts';
import type { Entry, JsonWriter } from './json-writer.ts';
import type { Random } from './random.ts';
import { randomTuple, type TupleFields, type TupleKind } from './random-tuple.ts';
import { spoilTuple } from './spoil-tuple.ts';

/** What a record says about its tuples. */
export type RecordFacts = Pick<
  FlowRow,
  'macAddress' | 'kind' | 'version' | 'recordTime' | 'targetResourceId' | 'flowLogResourceId'
>;

/** Takes each tuple that is written. `fields` is `undefined` for one that was spoiled. */
export type TakeTuple = (
  text: string,
  offset: number,
  row: Omit<FlowRow, keyof TupleFields>,
  fields: TupleFields | undefined,
) => void;

const RULES = [
  'DefaultRule_DenyAllInBound',
  'DefaultRule_AllowInternetOutBound',
  'UserRule_ähnlich "quoted" \\ back/slash',
  'PlatformRule',
  'unspecified',
  '规则一',
  'fox🦊\u2028\u0000\ttab',
  'lone\uD800surrogate',
  '__proto__',
  '</script>',
  '',
  'r'.repeat(80),
];
const IDS = ['', '-', '/subscriptions/s/providers/x', '00000000-0000-0000-0000-000000000000', 'é'];
const MACS = ['6045BD12AB34', '000D3A5C7E91', '', '00-11-22'];
const RECORD_TRAPS = ['rule', 'aclID', 'flowTuples', 'flows', 'flowGroups', 'mac', 'Version'];
const INNER_TRAPS = ['records', 'time', 'flowRecords', 'properties', 'category', 'flowLogVersion'];

/** Writes one random VNet or NSG record, any of its optional keys missing now and then. */
export class RecordWriter {
  private readonly random: Random;
  private readonly json: JsonWriter;
  private readonly take: TakeTuple;
  /** Share of tuples that are spoiled. */
  private readonly spoil: number;

  constructor(random: Random, json: JsonWriter, spoil: number, take: TakeTuple) {
    this.random = random;
    this.json = json;
    this.spoil = spoil;
    this.take = take;
  }

  write(): void {
    if (this.random.chance(0.6)) this.vnet();
    else this.nsg();
  }

  private vnet(): void {
    const { random } = this;
    const version = random.pick([3, 4, 4, 4, 5, 6, 0]);
    const common = this.common('vnet', version);
    const target = random.pick(IDS);
    const flowLog = random.pick(IDS);
    const facts = { ...common.facts, targetResourceId: target, flowLogResourceId: flowLog };
    const entries: Entry[] = [
      ...common.entries,
      ...this.optional('flowLogResourceID', flowLog),
      ...this.optional('targetResourceID', target),
      ...(version === 0 ? [] : [this.version('flowLogVersion', version)]),
      ['flowRecords', () => this.vnetBody(facts)],
    ];
    this.json.object(entries, RECORD_TRAPS);
  }

  private vnetBody(facts: RecordFacts): void {
    const flows = this.times(0, 2);
    const write = () => this.json.list(flows, () => this.vnetFlow(facts));
    this.json.object([['flows', write]], INNER_TRAPS);
  }

  private vnetFlow(facts: RecordFacts): void {
    const acl = this.random.pick(IDS);
    const groups = this.times(0, 2);
    const write = () => this.json.list(groups, () => this.vnetGroup(facts, acl));
    this.json.object([...this.optional('aclID', acl), ['flowGroups', write]], INNER_TRAPS);
  }

  private vnetGroup(facts: RecordFacts, aclId: string): void {
    const rule = this.random.pick(RULES);
    const write = () => this.tuples('vnet', { ...facts, aclId, rule });
    this.json.object([...this.optional('rule', rule), ['flowTuples', write]], INNER_TRAPS);
  }

  private nsg(): void {
    const { random } = this;
    const version = random.pick([1, 1, 2, 2, 2, 3, 0]);
    const common = this.common('nsg', version);
    const target = random.pick(IDS);
    const facts = { ...common.facts, targetResourceId: target, flowLogResourceId: '' };
    const versionEntry = version === 0 ? [] : [this.version('Version', version)];
    const body = () => this.nsgBody(facts, versionEntry);
    const entries: Entry[] = [
      ...common.entries,
      ...this.optional('resourceId', target),
      ['properties', body],
    ];
    this.json.object(entries, RECORD_TRAPS);
  }

  private nsgBody(facts: RecordFacts, version: readonly Entry[]): void {
    const rules = this.times(0, 2);
    const write = () => this.json.list(rules, () => this.nsgRule(facts));
    this.json.object([...version, ['flows', write]], INNER_TRAPS);
  }

  private nsgRule(facts: RecordFacts): void {
    const rule = this.random.pick(RULES);
    const nics = this.times(0, 2);
    const write = () => this.json.list(nics, () => this.nsgNic(facts, rule));
    this.json.object([...this.optional('rule', rule), ['flows', write]], INNER_TRAPS);
  }

  private nsgNic(facts: RecordFacts, rule: string): void {
    const mac = this.random.pick(MACS);
    const macAddress = mac === '' ? facts.macAddress : mac;
    const { version } = facts;
    const kind = version === 1 || version === 2 ? (`nsg${version}` as const) : 'nsg';
    const row = { ...facts, macAddress, rule, aclId: facts.targetResourceId };
    const write = () => this.tuples(kind, row);
    this.json.object([...this.optional('mac', mac), ['flowTuples', write]], INNER_TRAPS);
  }

  private tuples(kind: TupleKind | 'nsg', row: Omit<FlowRow, keyof TupleFields>): void {
    const { random } = this;
    this.json.list(this.times(0, 4), () => {
      const own = kind === 'nsg' ? random.pick(['nsg1', 'nsg2'] as const) : kind;
      const tuple = randomTuple(random, own);
      const isSpoiled = random.chance(this.spoil);
      const text = isSpoiled ? spoilTuple(random, tuple.text) : tuple.text;
      const offset = this.json.string(text);
      this.take(text, offset, row, isSpoiled ? undefined : tuple.fields);
    });
  }

  private common(kind: 'vnet' | 'nsg', version: number) {
    const { random } = this;
    const macAddress = random.pick(MACS);
    const ms = 1_700_000_000_000 + random.below(100_000_000_000);
    const decimals = random.pick(['', '0000', '9999', '123456']);
    const time = new Date(ms).toISOString().replace('Z', `${decimals}Z`);
    const isTimed = random.chance(0.9);
    const category = kind === 'vnet' ? 'FlowLogFlowEvent' : 'NetworkSecurityGroupFlowEvent';
    const entries: Entry[] = [
      ...(isTimed ? [this.text('time', time)] : []),
      ...this.optional('macAddress', macAddress),
      ...(random.chance(0.8) ? [this.text('category', category)] : []),
      this.text('operationName', category),
    ];
    return { entries, facts: { macAddress, kind, version, recordTime: isTimed ? ms : 0 } };
  }

  /** An empty text is left out, or written as such, or as null. */
  private optional(key: string, value: string): Entry[] {
    const kind = this.random.below(3);
    if (value === '' && kind === 0) return [];
    if (value === '' && kind === 1) return [[key, () => this.json.raw('null')]];
    return [this.text(key, value)];
  }

  private text(key: string, value: string): Entry {
    return [key, () => void this.json.string(value)];
  }

  private version(key: string, version: number): Entry {
    const text = this.random.pick([`${version}`, `${version}`, `"${version}"`, `${version}.0`]);
    return [key, () => this.json.raw(text)];
  }

  private times(least: number, most: number): readonly number[] {
    return Array.from({ length: this.random.between(least, most) }, (_, at) => at);
  }
}
