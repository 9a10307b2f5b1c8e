/** A dotted address with its comma fits four words. */
const WORDS = 4;

/**
 * The text of an address that was read twice in a row, to know it again by four comparisons. A
 * NIC's own address stands in all its tuples, on the one side or the other, and is known so
 * without reading a digit.
 */
export class AddressMemo {
  /** The address that the text stands for. */
  address = 0;
  /** Length of the text with its comma; 0 while nothing is remembered. */
  length = 0;
  private last = -1;
  private text0 = 0;
  private text1 = 0;
  private text2 = 0;
  private text3 = 0;
  private mask2 = 0;
  private mask3 = 0;

  /** True where the remembered text stands at `start`. */
  standsAt(view: DataView, start: number): boolean {
    return (
      view.getInt32(start, true) === this.text0 &&
      view.getInt32(start + 4, true) === this.text1 &&
      (view.getInt32(start + 8, true) & this.mask2) === this.text2 &&
      (view.getInt32(start + 12, true) & this.mask3) === this.text3
    );
  }

  /** Takes note of an address that was read; `length` bytes of text, comma included. */
  note(view: DataView, start: number, length: number, address: number): void {
    if (address === this.last && length >= 2 * WORDS) this.keep(view, start, length, address);
    this.last = address;
  }

  private keep(view: DataView, start: number, length: number, address: number): void {
    this.address = address;
    this.length = length;
    this.mask2 = maskOf(length - 8);
    this.mask3 = maskOf(length - 12);
    this.text0 = view.getInt32(start, true);
    this.text1 = view.getInt32(start + 4, true);
    this.text2 = view.getInt32(start + 8, true) & this.mask2;
    this.text3 = view.getInt32(start + 12, true) & this.mask3;
  }
}

/** Keeps the first `bytes` bytes of a word. */
function maskOf(bytes: number): number {
  if (bytes <= 0) return 0;
  return bytes >= 4 ? -1 : (1 << (bytes * 8)) - 1;
}
