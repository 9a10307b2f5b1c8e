import { FailureError } from '../protocol/failure.ts';
import type { ByteSource } from './byte-source.ts';
import type * as node from './local-file.ts';

/** A browser has no files that a path would name: documents come to the engine by their bytes. */
export const LocalFile = { open: (path: string): Promise<ByteSource> => refuse(path) };

export const factsOfFile: typeof node.factsOfFile = refuse;

export const readWholeFile: typeof node.readWholeFile = refuse;

function refuse(path: string): Promise<never> {
  const message = `${path} cannot be read: VS Code runs in a browser here, without a machine that has files.`;
  const remedy = 'Open the folder that holds it in this window.';
  return Promise.reject(new FailureError('unreadable', message, remedy));
}
