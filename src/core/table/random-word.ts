/** 32 bits that whoever wrote a log could not foresee: the start of a hash. */
export function randomWord(): number {
  return (Math.random() * 2 ** 32) | 0;
}
