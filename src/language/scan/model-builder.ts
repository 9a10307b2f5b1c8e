import {
  BROKEN_TUPLE,
  LONG_TUPLE,
  otherVersion,
  wrongFact,
} from '../../core/format/problem-words.ts';
import { isKnownVersion } from '../../core/format/log-version.ts';
import { nsgShape, type TupleShape } from '../../core/format/tuple-fields.ts';
import {
  type Place,
  PLACE_NSG_BODY,
  PLACE_NSG_RULE,
  PLACE_RECORD,
  PLACE_VNET_BODY,
  PLACE_VNET_FLOW,
  PLACE_VNET_GROUP,
  PLACE_VNET_TUPLES,
} from '../../core/structure/log-structure.ts';
import { RecordFacts } from '../../core/structure/record-facts.ts';
import type { StructureSink, TupleSink } from '../../core/structure/structure-reader.ts';
import { PartList } from './part-list.ts';
import { isFault, checkTuple, type TupleFacts } from './check-tuple.ts';
import type { ScanProblems } from './scan-problems.ts';
import type { ScannedText } from './scanned-text.ts';
import type { TextPosition } from './text-position.ts';

/** A tuple that came before the version of its NSG record. */
interface Guess {
  readonly facts: TupleFacts;
  readonly rule: number;
  readonly start: TextPosition;
  readonly end: TextPosition;
}

/** Gathers the parts of a text and what their tuples add up to, as the decoder would have it. */
export class ModelBuilder implements StructureSink, TupleSink<ScannedText> {
  readonly parts = new PartList();
  private readonly problems: ScanProblems;
  private readonly facts = new RecordFacts();
  private recordStart: TextPosition = 0;
  private versionStart: TextPosition = -1;
  private versionEnd: TextPosition = -1;
  private outerText = '';
  private innerText = '';
  private kind: 'vnet' | 'nsg' = 'vnet';
  private readonly tuplesOf = { vnet: 0, nsg: 0 };
  private guesses: Guess[] = [];

  constructor(problems: ScanProblems) {
    this.problems = problems;
  }

  enter(place: Place, start: TextPosition): void {
    if (place === PLACE_RECORD) {
      this.finishRecord();
      this.recordStart = start;
    } else if (place === PLACE_VNET_BODY || place === PLACE_NSG_BODY) {
      this.kind = place === PLACE_VNET_BODY ? 'vnet' : 'nsg';
      this.parts.openRecord(this.recordStart);
    } else if (place === PLACE_VNET_FLOW) {
      this.outerText = '';
      this.parts.openAcl(start);
    } else if (place === PLACE_NSG_RULE) {
      this.outerText = '';
      this.parts.openRule(start);
    } else if (place === PLACE_VNET_GROUP) {
      this.innerText = '';
      this.parts.openRule(start);
    }
  }

  leave(place: Place): void {
    const end = this.problems.tokenEnd;
    if (place === PLACE_RECORD) this.finishRecord();
    else if (place === PLACE_VNET_GROUP) this.parts.closeRule(this.innerText, end);
    else if (place === PLACE_NSG_RULE) this.parts.closeRule(this.outerText, end);
    else if (place === PLACE_VNET_FLOW) this.parts.closeAcl(this.outerText, end);
  }

  value(place: Place, key: string, value: string, isText: boolean, start: TextPosition): void {
    const isFact = place === PLACE_RECORD || place === PLACE_NSG_BODY;
    const taken = isFact ? this.facts.take(key, value, isText) : isText || value === 'null';
    if (!taken) this.problems.add('bad-record', start, wrongFact(key));
    if (key === 'flowLogVersion' || key === 'Version') this.noteVersion(start);
    if (isFact || !taken) return;
    const text = isText ? value : '';
    if (place === PLACE_VNET_FLOW || place === PLACE_NSG_RULE) this.outerText = text;
    else this.innerText = text;
  }

  fromText(text: ScannedText, start: TextPosition, place: Place): void {
    const plain = text.text();
    if (text.isCut) return this.problems.add('too-long', start, LONG_TUPLE);
    if (plain === undefined) return this.problems.add('bad-text', start, BROKEN_TUPLE);
    const shape = this.shapeIn(place);
    const reading = checkTuple(plain, shape);
    if (isFault(reading)) {
      const { kind, message, field } = reading;
      this.problems.addRange(kind, message, ...text.range(start, field));
    } else if (shape === 'nsg') this.guess(reading, start);
    else this.take(reading, start, text);
  }

  /** The text is over, or its JSON is broken. */
  finishRecord(): void {
    this.settleGuesses();
    this.noteUnknownVersions();
    const { facts, parts } = this;
    parts.closeRecord(
      facts.time,
      this.kind === 'nsg' ? facts.resourceId : '',
      this.problems.tokenEnd,
    );
    facts.clear();
    this.versionStart = -1;
    this.tuplesOf.vnet = 0;
    this.tuplesOf.nsg = 0;
  }

  private shapeIn(place: Place): TupleShape {
    if (place === PLACE_VNET_TUPLES) return 'vnet';
    return nsgShape(this.facts.nsgVersion);
  }

  private take(facts: TupleFacts, start: TextPosition, text: ScannedText): void {
    this.parts.count(facts, 1);
    this.tuplesOf[this.kind]++;
    for (const field of facts.unknown) {
      const value = text.text()!.split(',')[field]!;
      const [kind, message] =
        field === 8
          ? (['unknown-encryption', `Nobody documents the encryption code “${value}”.`] as const)
          : (['unknown-protocol', `IANA has assigned no protocol to number ${value}.`] as const);
      this.problems.addUnknown(kind, message, ...text.range(start, field));
    }
  }

  /** Read by its own count of fields, until the record says which version it is. */
  private guess(facts: TupleFacts, start: TextPosition): void {
    this.parts.count(facts, 1);
    this.tuplesOf.nsg++;
    this.guesses.push({ facts, rule: this.parts.rule, start, end: this.problems.tokenEnd });
  }

  private settleGuesses(): void {
    if (this.guesses.length === 0) return;
    const { nsgVersion } = this.facts;
    const isSettled = nsgVersion === 1 || nsgVersion === 2;
    for (const { facts, rule, start, end } of this.guesses) {
      if (!isSettled || facts.isVersion1 === (nsgVersion === 1)) continue;
      this.parts.count(facts, -1, rule);
      this.tuplesOf.nsg--;
      const message = otherVersion(nsgVersion === 1 ? 'nsg1' : 'nsg2');
      this.problems.addRange('wrong-field-count', message, start, end);
    }
    this.guesses = [];
  }

  private noteVersion(start: TextPosition): void {
    this.versionStart = start;
    this.versionEnd = this.problems.tokenEnd;
  }

  private noteUnknownVersions(): void {
    const { vnetVersion, nsgVersion } = this.facts;
    const versions = { vnet: vnetVersion, nsg: nsgVersion };
    for (const kind of ['vnet', 'nsg'] as const) {
      const version = versions[kind];
      if (this.tuplesOf[kind] === 0 || isKnownVersion(kind, version)) continue;
      const message =
        version === 0
          ? 'This record does not say its version.'
          : `Nobody documents version ${version} of this log; its tuples are read as those of known versions.`;
      const isSaid = this.versionStart >= 0;
      const start = isSaid ? this.versionStart : this.recordStart;
      this.problems.addUnknown(
        'unknown-version',
        message,
        start,
        isSaid ? this.versionEnd : start + 1,
      );
    }
  }
}
