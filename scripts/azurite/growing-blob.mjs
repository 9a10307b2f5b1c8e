const MINUTE = 60_000;

/**
 * A blob that is written as Azure writes it: the opening bracket, a block for what came in each
 * minute, the closing bracket; each commit is whole JSON.
 */
export class GrowingBlob {
  #blob;
  #waiting;
  /** @type {string[]} */
  #ids = [];

  /**
   * @param {import('@azure/storage-blob').BlockBlobClient} blob
   * @param {readonly import('../../test/generate/index.ts').WrittenRecord[]} records
   */
  constructor(blob, records) {
    this.#blob = blob;
    this.#waiting = [...records];
  }

  get isComplete() {
    return this.#waiting.length === 0;
  }

  /** Adds what was written by now; nothing is sent where that is nothing. @param {number} now */
  async grow(now) {
    const minutes = this.#takeMinutes(now);
    if (minutes.length === 0) return;
    if (this.#ids.length === 0) {
      await this.#stage('A', '{"records":[');
      await this.#stage('Z', ']}');
    }
    for (const minute of minutes) {
      const comma = this.#ids.length > 2 ? ',' : '';
      await this.#stage('M', comma + minute.join(','));
    }
    await this.#blob.commitBlockList(this.#ids);
  }

  /** @param {number} now */
  #takeMinutes(now) {
    /** @type {Map<number, string[]>} */
    const minutes = new Map();
    for (let next = this.#waiting[0]; next !== undefined && next.written <= now;) {
      const minute = Math.floor(next.written / MINUTE);
      minutes.set(minute, [...(minutes.get(minute) ?? []), next.text]);
      this.#waiting.shift();
      next = this.#waiting[0];
    }
    return [...minutes.values()];
  }

  /** The closer's id stays last. @param {'A' | 'M' | 'Z'} kind @param {string} text */
  async #stage(kind, text) {
    const number = kind === 'M' ? this.#ids.length : 0;
    const id = Buffer.from(`${kind}${String(number).padStart(9, '0')}`).toString('base64');
    await this.#blob.stageBlock(id, text, Buffer.byteLength(text));
    if (kind === 'M') this.#ids.splice(-1, 0, id);
    else this.#ids.push(id);
  }
}
