/** A row or a column of the matrix “Between”: who is meant, as a filter can say it too. */
export interface AxisTerm {
  readonly kind: 'group' | 'name' | 'cidr';
  /** The group, the name, or the CIDR in its canonical form. */
  readonly text: string;
}
