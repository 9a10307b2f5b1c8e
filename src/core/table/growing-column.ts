import { columnMemory } from '../platform.ts';

type Numbers = Uint8Array | Uint16Array | Uint32Array | Float64Array;

interface NumbersType<T extends Numbers> {
  readonly BYTES_PER_ELEMENT: number;
  new (memory: ArrayBufferLike): T;
}

/** A typed array that doubles when it is full: for what is counted by the record, not by the row. */
export class GrowingColumn<T extends Numbers> {
  /** The numbers, longer than `length`. Replaced when it grows: take it anew for each pass. */
  values: T;
  length = 0;
  private readonly type: NumbersType<T>;

  constructor(type: NumbersType<T>, capacity = 256) {
    this.type = type;
    this.values = this.allocate(capacity);
  }

  push(value: number): void {
    if (this.length === this.values.length) this.grow();
    this.values[this.length++] = value;
  }

  private grow(): void {
    const wider = this.allocate(this.values.length * 2);
    wider.set(this.values);
    this.values = wider;
  }

  private allocate(capacity: number): T {
    return new this.type(columnMemory(capacity * this.type.BYTES_PER_ELEMENT));
  }
}
