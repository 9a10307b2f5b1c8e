import { FailureError } from '../protocol/failure.ts';
import type * as node from './export-file.ts';

/** Nobody gets here: where a file is asked for, a browser says that it has none. */
export const writeWhole: typeof node.writeWhole = (file) =>
  Promise.reject(
    new FailureError(
      'unwritable',
      `${file} cannot be written in a browser.`,
      'Copy the rows in its place.',
    ),
  );

export const isSameFile: typeof node.isSameFile = () => Promise.resolve(false);
