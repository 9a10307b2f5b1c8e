/** Where the last tuple failed: the start of the first field that could not be read. */
let place: usize = 0;

/** Notes where a field failed. Readers return the 0 that this returns in place of a cursor. */
export function fail(field: usize): usize {
  place = field;
  return 0;
}

export function failedAt(): usize {
  return place;
}
