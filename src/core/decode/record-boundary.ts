import { type Place, PLACE_RECORD, PLACE_RECORDS } from '../structure/log-structure.ts';

/** Follows where the last whole record of a log ends: there reading can go on, once there is more. */
export class RecordBoundary {
  /** Offset behind the closing brace of the last whole record. */
  end: number;
  /** True where the object that closes next has held a list of records: it is none itself. */
  private heldRecords = false;

  /** `start` is behind an earlier record, or 0. */
  constructor(start: number) {
    this.end = start;
  }

  opened(place: Place): void {
    if (place === PLACE_RECORD) this.heldRecords = false;
  }

  /** `end` is the offset behind the bracket that closed it. */
  closed(place: Place, end: number): void {
    if (place === PLACE_RECORD && !this.heldRecords) this.end = end;
    if (place === PLACE_RECORDS || place === PLACE_RECORD) {
      this.heldRecords = place === PLACE_RECORDS;
    }
  }
}
