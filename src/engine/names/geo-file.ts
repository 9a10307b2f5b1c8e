import { Reader, type Response } from 'maxmind';
import { type GeoFacts, NO_GEO } from '../../core/names/names.ts';
import { FailureError } from '../../protocol/failure.ts';

/** What stands before the metadata of every such file, near its end. */
const MARKER = Buffer.from('abcdef4d61784d696e642e636f6d', 'hex');
const METADATA = 128 * 1024;

type Fields = Readonly<Record<string, unknown>>;

/** A MaxMind database, or another in its format. */
export class GeoFile {
  private readonly reader: Reader<Response>;
  private isBroken = false;

  /** Fails as `unreadable` where the bytes are no such database. */
  constructor(name: string, bytes: Uint8Array) {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    try {
      if (buffer.subarray(-METADATA).lastIndexOf(MARKER) < 0) throw noDatabase(name);
      this.reader = new Reader<Response>(buffer, { cache: new Map() });
      if (!(this.reader.metadata.searchTreeSize < buffer.length)) throw noDatabase(name);
    } catch {
      throw noDatabase(name);
    }
  }

  /** What the file says of an address; nothing where it is broken there. */
  find(address: string): GeoFacts {
    try {
      return factsOf(this.lookUp(address));
    } catch {
      this.isBroken = true;
      return NO_GEO;
    }
  }

  /** True once a look-up has met what cannot be read. */
  get hasFailed(): boolean {
    return this.isBroken;
  }

  private lookUp(address: string): unknown {
    const plain = address.startsWith('::ffff:') ? address.slice(7) : address;
    if (this.reader.metadata.ipVersion === 4 && plain.includes(':')) return undefined;
    return this.reader.get(plain);
  }
}

function noDatabase(name: string): FailureError {
  return new FailureError(
    'unreadable',
    `${name} is no database in MaxMind’s format (.mmdb), or only a part of one.`,
    'Name such a file in the setting “flowLogs.names.geoip”, unpacked.',
  );
}

/** Whoever made the file: fields are taken where they are of the kind that they should be. */
function factsOf(found: unknown): GeoFacts {
  const fields = fieldsOf(found);
  const country = typeof fields['country'] === 'object' ? fieldsOf(fields['country']) : fields;
  const registered = fieldsOf(fields['registered_country']);
  return {
    country: firstText(
      country['iso_code'],
      country['country_code'],
      fields['country'],
      registered['iso_code'],
    ),
    countryName: firstText(
      fieldsOf(country['names'])['en'],
      country['country_name'],
      fieldsOf(registered['names'])['en'],
    ),
    asNumber: systemNumber(fields['autonomous_system_number'] ?? fields['asn']),
    asName: firstText(fields['autonomous_system_organization'], fields['as_name']),
  };
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function firstText(...values: readonly unknown[]): string {
  const text = values.find((value) => typeof value === 'string' && value !== '');
  return typeof text === 'string' ? text.slice(0, 256) : '';
}

function systemNumber(value: unknown): number {
  const number = typeof value === 'string' ? Number(value.replace(/^AS/i, '')) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : 0;
}
