import { formatIpv4 } from '../format/address.ts';
import type { FlowTable } from '../table/flow-table.ts';
import type { KnownTexts } from '../table/row-numbers.ts';
import { codeOf, type Condition, FALSE, NULL, TRUE } from './condition.ts';
import { lookUpBytes, lookUpInts, lookUpShorts } from './row-loops.ts';
import { rowText, textColumn, type TextColumn } from './text-columns.ts';
import type { ConditionNode, TextTest } from './typed.ts';
import { ScatteredVerdicts, Verdicts } from './verdicts.ts';

/**
 * A question about each text of a column, asked once for each different text and only when a row
 * has it: texts that come while a log loads are asked when they come.
 */
export function textTest(
  table: FlowTable,
  { column, test }: Extract<ConditionNode, { kind: 'text-test' }>,
  known: KnownTexts,
): Condition {
  const source = textColumn(table, column, known);
  switch (source.by) {
    case 'flags':
      return byFlags(source.text, test);
    case 'row':
      return byId(source, test);
    case 'group':
      return byGroup(table, source, test);
    case 'code':
      return byCode(source, test);
    case 'address':
      return byAddress(table, source, test);
  }
}

function byFlags(text: (flags: number) => string, test: TextTest): Condition {
  const codes = Uint8Array.from({ length: 0x100 }, (_, flags) => codeOf(test(text(flags))));
  return {
    nullable: codes.includes(NULL),
    run: ({ flags }, start, end, hits) => lookUpBytes(codes, flags, start, end, hits),
  };
}

function byId(source: Extract<TextColumn, { by: 'row' }>, test: TextTest): Condition {
  const verdicts = new Verdicts((id) => codeOf(test(source.text(id))));
  return {
    nullable: true,
    run(segment, start, end, hits) {
      verdicts.reserve(source.size());
      lookUpShorts(verdicts, source.ids(segment), start, end, hits);
    },
  };
}

/** Groups are many more than texts, so that there are answers for both. */
function byGroup(
  table: FlowTable,
  source: Extract<TextColumn, { by: 'group' }>,
  test: TextTest,
): Condition {
  const ofText = new Verdicts((id) => codeOf(test(source.text(id))));
  const ofGroup = new Verdicts((group) => ofText.of(source.idOf(group)));
  return {
    nullable: true,
    run(segment, start, end, hits) {
      ofText.reserve(source.size());
      ofGroup.reserve(table.groups.length);
      lookUpInts(ofGroup, segment.group, start, end, hits);
    },
  };
}

function byCode(
  { texts, codeOf: codeOfRow }: Extract<TextColumn, { by: 'code' }>,
  test: TextTest,
): Condition {
  const answers = Uint8Array.from(texts, (text) => codeOf(test(text)));
  return {
    nullable: answers.includes(NULL),
    run(segment, start, end, hits) {
      for (let at = start; at < end; at++) hits[at] = answers[codeOfRow(segment, at)]!;
    },
  };
}

function byAddress(
  table: FlowTable,
  { column, ipv6Flag }: Extract<TextColumn, { by: 'address' }>,
  test: TextTest,
): Condition {
  const ofIpv4 = new ScatteredVerdicts((address) => test(formatIpv4(address)));
  const ofIpv6 = new Verdicts((id) => codeOf(test(table.ipv6.text(id))));
  return {
    nullable: true,
    run(segment, start, end, hits) {
      const { [column]: addresses, flags } = segment;
      for (let at = start; at < end; at++) {
        const address = addresses[at]!;
        hits[at] = (flags[at]! & ipv6Flag) === 0 ? ofIpv4.of(address) : ofIpv6.of(address);
      }
    },
  };
}

/** A question about two texts of each row, asked for every row. */
export function textPair(
  table: FlowTable,
  { left, right, test }: Extract<ConditionNode, { kind: 'text-pair' }>,
  known: KnownTexts,
): Condition {
  const leftText = rowText(table, textColumn(table, left, known));
  const rightText = rowText(table, textColumn(table, right, known));
  return {
    nullable: false,
    run(segment, start, end, hits) {
      for (let at = start; at < end; at++) {
        hits[at] = test(leftText(segment, at), rightText(segment, at)) ? TRUE : FALSE;
      }
    },
  };
}
