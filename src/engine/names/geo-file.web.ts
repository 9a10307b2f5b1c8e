import type { GeoFacts } from '../../core/names/names.ts';
import { NO_GEO } from '../../core/names/names.ts';
import { FailureError } from '../../protocol/failure.ts';

/** What reads these databases needs Node. */
export class GeoFile {
  readonly hasFailed = false;

  constructor(name: string) {
    const message = `${name} was not read: databases of places are read only on a machine, not in a browser.`;
    throw new FailureError('unreadable', message, 'Open the log in VS Code on a machine.');
  }

  find(): GeoFacts {
    return NO_GEO;
  }
}
