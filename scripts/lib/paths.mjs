import path from 'node:path';

/** The repository's folder. */
export const root = path.resolve(import.meta.dirname, '../..');

/** Where every script leaves what a person may want to look at: never committed. */
export const outFolder = path.join(root, 'out');
