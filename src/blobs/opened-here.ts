import * as vscode from 'vscode';
import { visible } from '../core/filter/inert-text.ts';
import { FailureError } from '../protocol/failure.ts';

/**
 * The documents that a person opened in this window. Tabs of earlier ones come back by themselves,
 * and in Restricted Mode nothing connects by itself.
 */
export class OpenedHere {
  private readonly documents = new Set<string>();

  add(uri: vscode.Uri): void {
    this.documents.add(uri.toString());
  }

  /** Whether storage may be asked for a document without another word. */
  mayAsk(uri: vscode.Uri): boolean {
    return vscode.workspace.isTrusted || this.documents.has(uri.toString());
  }
}

/** Why a document was not read that came back by itself. */
export function notAsked({ authority }: vscode.Uri): FailureError {
  return new FailureError(
    'no-access',
    `This tab came back by itself in a window that is restricted: nothing was asked of ${visible(authority)} yet.`,
    'Try again to have it read, or open it from the Flow Logs view.',
  );
}
