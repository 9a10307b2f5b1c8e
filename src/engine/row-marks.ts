import type { RowMarks } from '../core/format/row-values.ts';
import type { KnownMarks, Marks } from '../core/table/marks.ts';

/** What is known of a row; nothing of one that came after the marks were worked out. */
export function rowMarks({ IsDuplicate, IsOtherSide }: KnownMarks, row: number): RowMarks {
  return {
    ...(knows(IsDuplicate, row) ? { isDuplicate: IsDuplicate.has(row) } : {}),
    ...(knows(IsOtherSide, row) ? { isOtherSide: IsOtherSide.has(row) } : {}),
  };
}

function knows(marks: Marks | undefined, row: number): marks is Marks {
  return marks !== undefined && row < marks.rows;
}
