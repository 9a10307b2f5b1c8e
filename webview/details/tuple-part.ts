import { visible } from '../../src/core/filter/language.ts';
import { addressNameLine } from '../../src/core/format/address-words.ts';
import { explainDenial } from '../../src/core/format/denial.ts';
import { resourcesOf } from '../../src/core/format/resource-lines.ts';
import { localTime, timeLine } from '../../src/core/format/time-line.ts';
import { headline, mainLines } from '../../src/core/format/tuple-lines.ts';
import type { PageRow } from '../../src/protocol/session.ts';
import type { TupleDetails } from '../../src/protocol/tuple-details.ts';
import { element } from '../ui/dom.ts';
import { type Copy, list, section } from './parts.ts';
import { moreLines } from './record-lines.ts';

/** What happened, when, and for a denied tuple by what. */
export function headPart({ row }: TupleDetails, now: number): HTMLElement {
  const local = localTime(row.time);
  const time = element('p', { class: 'dim' }, [timeLine(row.time, now, local)]);
  const title = element('h2', { class: 'headline' }, [headline(row)]);
  return element('div', {}, row.denied ? [title, time, denialBox(row)] : [title, time]);
}

function denialBox(row: PageRow): HTMLElement {
  const { by, name, of, owner, meaning } = explainDenial(row);
  const strong = (text: string) => element('strong', {}, [visible(text)]);
  const named = name === '' ? [by] : [`${by} `, strong(name), of];
  const owned = owner === '' ? [] : [' ', strong(owner)];
  const stop = name === '' ? ' ' : '. ';
  return element('p', { class: 'denial' }, ['⊘ ', ...named, ...owned, stop, meaning]);
}

/** The fields that a reader wants first. */
export function fieldsPart({ row, ends }: TupleDetails, copy: Copy): HTMLElement {
  const [source, destination, ...others] = mainLines(row);
  const named = [
    source,
    addressNameLine('Known as', ends.srcIp),
    destination,
    addressNameLine('Known as', ends.destIp),
    ...others,
  ];
  return list(
    named.filter((line) => line !== undefined),
    copy,
  );
}

/** All other fields. */
export function morePart(details: TupleDetails, copy: Copy): HTMLElement {
  return section('More of this tuple', [list(moreLines(details), copy)]);
}

/** The resources that the tuple names, in parts. */
export function resourcesPart({ row }: TupleDetails, copy: Copy): HTMLElement {
  const sections = resourcesOf(row).map(({ heading, id, lines }) => {
    const whole = { label: 'Whole id', text: id, copy: id, isMono: true };
    return section(heading, [list([...lines, whole], copy)]);
  });
  return element('div', {}, sections);
}
