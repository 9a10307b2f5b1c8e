import { parseRecordTime } from '../format/time.ts';

/** What a record says about its tuples, gathered while its keys come, in whatever order. */
export class RecordFacts {
  time = 0;
  vnetVersion = 0;
  nsgVersion = 0;
  mac = '';
  category = '';
  /** `resourceId`: in NSG records the NSG. */
  resourceId = '';
  targetResourceId = '';
  flowLogResourceId = '';

  clear(): void {
    this.time = 0;
    this.vnetVersion = 0;
    this.nsgVersion = 0;
    this.mac = '';
    this.category = '';
    this.resourceId = '';
    this.targetResourceId = '';
    this.flowLogResourceId = '';
  }

  /** Takes the value of a record's key. False where it is not what that key holds. */
  take(key: string, value: string, isText: boolean): boolean {
    if (key === 'flowLogVersion' || key === 'Version') return this.takeVersion(key, value);
    if (!isText) return value === 'null';
    if (key === 'time') return this.takeTime(value);
    if (key === 'macAddress') this.mac = value;
    else if (key === 'category') this.category = value;
    else if (key === 'resourceId') this.resourceId = value;
    else if (key === 'targetResourceID') this.targetResourceId = value;
    else if (key === 'flowLogResourceID') this.flowLogResourceId = value;
    return true;
  }

  private takeTime(value: string): boolean {
    const time = parseRecordTime(value);
    this.time = time ?? 0;
    return time !== undefined;
  }

  /** Versions come as numbers and, from some writers, as text. */
  private takeVersion(key: string, value: string): boolean {
    if (!/^\d{1,9}(\.0+)?$/.test(value)) return false;
    if (key === 'Version') this.nsgVersion = Number(value);
    else this.vnetVersion = Number(value);
    return true;
  }
}
