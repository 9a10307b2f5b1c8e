import { wrongFact } from '../format/problem-words.ts';
import type { FlowLogKind } from '../table/flow-row.ts';
import type { FlowTable } from '../table/flow-table.ts';
import type { GrowingColumn } from '../table/growing-column.ts';
import { RECORD_KINDS } from '../table/record-table.ts';
import { MOST_OFFSET } from '../table/row-codes.ts';
import { TableWriter } from '../table/table-writer.ts';
import { dropRows } from '../table/drop-rows.ts';
import type { TimeWindow } from '../table/time-window.ts';
import { dropOtherVersion } from './late-version.ts';
import type { ProblemLog } from './problems.ts';
import { RecordFacts } from '../structure/record-facts.ts';
import {
  type Place,
  PLACE_NSG_BODY,
  PLACE_NSG_NIC,
  PLACE_NSG_RULE,
  PLACE_NSG_TUPLES,
  PLACE_RECORD,
  PLACE_VNET_FLOW,
  PLACE_VNET_GROUP,
  PLACE_VNET_TUPLES,
} from '../structure/log-structure.ts';
import { TupleReader } from './tuple-reader.ts';
import { nsgShape, type TupleShape } from '../format/tuple-fields.ts';
import type { StructureSink } from '../structure/structure-reader.ts';
import type { UnknownValues } from './unknown-values.ts';

/** Which rows are wanted, and what they are called. */
export interface RowsWanted {
  /** What the bytes come from, as rows shall name it. */
  readonly source?: string;
  /** Only tuples of this time become rows. */
  readonly window?: TimeWindow;
}

/**
 * Gathers what stands around the tuples and writes it into the table. Keys may come in any order,
 * so rows are published only when their record has closed and all that it says is known.
 */
export class RecordBuilder implements StructureSink {
  /** Reads tuples into the rows that this keeps. */
  readonly reader: TupleReader;
  /** Whole tuples that were left out, as their time is not wanted. */
  leftOut = 0;
  /** True once anything was met that only flow logs have. */
  sawFlowLog = false;
  /** The group that the last tuple was kept in, and the offset that its rows count from. */
  group = -1;
  groupBase = 0;
  private readonly table: FlowTable;
  private readonly writer: TableWriter;
  private readonly problems: ProblemLog;
  private readonly unknown: UnknownValues;
  private readonly source: number;
  private readonly window: TimeWindow | undefined;
  private readonly facts = new RecordFacts();
  private recordOffset = 0;
  /** The row of the record that is open, for the kind of tuples that is being read. */
  private record = -1;
  private kind = -1;
  private kindFrom = 0;
  private readonly recordOf = RECORD_KINDS.map(() => -1);
  private readonly tuplesOf = RECORD_KINDS.map(() => 0);
  private firstRow = 0;
  private finishedRows: number;
  /** Where the groups of the open record, flow (or NSG rule) and group (or NIC) begin. */
  private firstGroup = { ofRecord: 0, ofOuter: 0, ofInner: 0 };
  private outerText = '';
  private innerText = '';
  /** NSG tuples came before their version. */
  private shapeWasGuessed = false;

  constructor(
    table: FlowTable,
    problems: ProblemLog,
    unknown: UnknownValues,
    { source = '', window }: RowsWanted,
  ) {
    this.table = table;
    this.problems = problems;
    this.unknown = unknown;
    this.source = table.sources.idOf(source);
    this.window = window;
    this.writer = new TableWriter(table);
    this.reader = new TupleReader(this.writer);
    this.finishedRows = table.rowCount;
    this.clear();
  }

  /** The shape that tuples in this list must have, as far as the record has told. */
  shapeIn(place: Place): TupleShape {
    if (place === PLACE_VNET_TUPLES) return 'vnet';
    return nsgShape(this.facts.nsgVersion);
  }

  enter(place: Place, offset: number): void {
    const groups = this.table.groups.length;
    if (place === PLACE_RECORD) {
      this.finishRecord();
      this.recordOffset = offset;
    } else if (place === PLACE_VNET_FLOW || place === PLACE_NSG_RULE) {
      this.outerText = '';
      this.firstGroup.ofOuter = groups;
    } else if (place === PLACE_VNET_GROUP || place === PLACE_NSG_NIC) {
      this.innerText = '';
      this.firstGroup.ofInner = groups;
    } else if (place === PLACE_VNET_TUPLES || place === PLACE_NSG_TUPLES) {
      this.sawFlowLog = true;
      this.group = -1;
    }
  }

  leave(place: Place): void {
    const { rule, acl, mac } = this.table.groups;
    const { ofOuter, ofInner } = this.firstGroup;
    if (place === PLACE_RECORD) this.finishRecord();
    else if (place === PLACE_VNET_GROUP)
      this.fill(rule, ofInner, this.table.rules.idOf(this.innerText));
    else if (place === PLACE_VNET_FLOW)
      this.fill(acl, ofOuter, this.table.acls.idOf(this.outerText));
    else if (place === PLACE_NSG_NIC) this.fill(mac, ofInner, this.table.macs.idOf(this.innerText));
    else if (place === PLACE_NSG_RULE)
      this.fill(rule, ofOuter, this.table.rules.idOf(this.outerText));
  }

  /** Takes the value of a wanted key. `isText` tells `"4"` from `4`. */
  value(place: Place, key: string, value: string, isText: boolean, offset: number): void {
    const isFact = place === PLACE_RECORD || place === PLACE_NSG_BODY;
    const taken = isFact ? this.facts.take(key, value, isText) : isText || value === 'null';
    if (!taken) {
      this.problems.add('bad-record', offset, wrongFact(key), value);
    } else if (!isFact) {
      const text = isText ? value : '';
      if (place === PLACE_VNET_FLOW || place === PLACE_NSG_RULE) this.outerText = text;
      else this.innerText = text;
    }
  }

  /** Keeps the tuple that was read into the reader's open row. */
  commitTuple(place: Place, offset: number): void {
    if (this.group < 0 || offset - this.groupBase > MOST_OFFSET) this.openGroup(place, offset);
    this.reader.keep(this.group, offset - this.groupBase);
  }

  private openGroup(place: Place, offset: number): void {
    const kind = place === PLACE_VNET_TUPLES ? 'vnet' : 'nsg';
    this.openRecord(RECORD_KINDS.indexOf(kind));
    this.shapeWasGuessed ||= this.shapeIn(place) === 'nsg';
    this.group = this.table.groups.add(this.record, offset);
    this.groupBase = offset;
  }

  /** A record has one row for each kind of tuples in it: one, in every log that Azure writes. */
  private openRecord(kind: number): void {
    const { records } = this.table;
    if (kind !== this.kind) this.countTuples();
    this.kind = kind;
    if (this.recordOf[kind]! < 0) {
      this.recordOf[kind] = records.add(this.source, this.recordOffset);
      records.kind.values[this.recordOf[kind]] = kind;
    }
    this.record = this.recordOf[kind]!;
  }

  private countTuples(): void {
    const { rowCount } = this.reader;
    if (this.kind >= 0) this.tuplesOf[this.kind]! += rowCount - this.kindFrom;
    this.kindFrom = rowCount;
  }

  /** Says what the record said of its rows, which are whole with it. */
  finishRecord(): void {
    this.sawFlowLog ||= /^(FlowLog|NetworkSecurityGroup)FlowEvent$/.test(this.facts.category);
    this.countTuples();
    if (this.shapeWasGuessed) this.settleGuesses();
    for (let kind = 0; kind < RECORD_KINDS.length; kind++) this.fillRecord(kind);
    this.finishedRows = this.reader.rowCount;
    this.clear();
  }

  /** Shows the rows of all finished records to readers. */
  publish(): void {
    this.reader.flush();
    if (this.window !== undefined) this.leaveOut(this.window);
    this.unknown.noteRows(this.table.rowCount, this.finishedRows);
    this.writer.publish(this.finishedRows);
  }

  /** Forgets the record that is open. */
  dropUnfinished(): void {
    this.reader.flush();
    this.writer.rewind(this.finishedRows);
    this.clear();
  }

  /** Takes finished rows of other times out again; those of the open record move up with them. */
  private leaveOut({ from, to }: TimeWindow): void {
    const before = this.writer.rowCount;
    dropRows(this.writer, this.table.rowCount, ({ time }, at, row) => {
      return row < this.finishedRows && (time[at]! < from || time[at]! >= to);
    });
    const dropped = before - this.writer.rowCount;
    this.leftOut += dropped;
    this.finishedRows -= dropped;
    this.firstRow -= dropped;
    this.kindFrom -= dropped;
  }

  private clear(): void {
    this.facts.clear();
    this.kind = -1;
    this.group = -1;
    this.recordOf.fill(-1);
    this.tuplesOf.fill(0);
    this.shapeWasGuessed = false;
    this.firstGroup.ofRecord = this.table.groups.length;
    this.firstRow = this.reader.rowCount;
  }

  private fillRecord(kindNumber: number): void {
    const record = this.recordOf[kindNumber]!;
    if (record < 0) return;
    const { records, macs, targets, flowLogs } = this.table;
    const { facts } = this;
    const kind: FlowLogKind = RECORD_KINDS[kindNumber]!;
    const version = kind === 'vnet' ? facts.vnetVersion : facts.nsgVersion;
    const target = kind === 'vnet' ? facts.targetResourceId : facts.resourceId;
    records.time.values[record] = facts.time;
    records.version.values[record] = version;
    records.mac.values[record] = macs.idOf(facts.mac);
    records.target.values[record] = targets.idOf(target);
    records.flowLog.values[record] = flowLogs.idOf(facts.flowLogResourceId);
    if (kind === 'nsg') this.fillNsg(record, target);
    this.unknown.noteVersion(kind, version, this.tuplesOf[kindNumber]!);
  }

  /** In an NSG log the NSG is both the target and the ACL. */
  private fillNsg(record: number, nsg: string): void {
    const { groups, acls } = this.table;
    const acl = acls.idOf(nsg);
    for (let group = this.firstGroup.ofRecord; group < groups.length; group++) {
      if (groups.record.values[group] === record) groups.acl.values[group] = acl;
    }
  }

  private fill(column: GrowingColumn<Uint32Array>, from: number, id: number): void {
    column.values.fill(id, from, column.length);
  }

  /** Tuples were read by their own count of fields; now that the version is known, it decides. */
  private settleGuesses(): void {
    const shape = this.shapeIn(PLACE_NSG_TUPLES);
    this.reader.flush();
    if (shape === 'nsg1' || shape === 'nsg2') {
      dropOtherVersion(this.writer, this.firstRow, shape, this.problems);
    }
  }
}
