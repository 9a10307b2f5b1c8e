import { parseRecordTime } from '../format/time.ts';

/** Far beyond any version that there will be. */
const MOST_VERSION = 999_999_999;

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
    if (key === 'flowLogVersion' || key === 'Version') {
      return this.takeVersion(key, isText ? versionOfText(value) : Number(value));
    }
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

  private takeVersion(key: string, version: number): boolean {
    if (!Number.isInteger(version) || version < 0 || version > MOST_VERSION) return false;
    if (key === 'Version') this.nsgVersion = version;
    else this.vnetVersion = version;
    return true;
  }
}

/** Versions come as numbers, `4e0` being as good as `4`, and from some writers as text. */
function versionOfText(text: string): number {
  return /^\d{1,9}(\.0+)?$/.test(text) ? Number(text) : NaN;
}
