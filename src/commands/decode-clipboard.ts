import * as vscode from 'vscode';
import type { FlowLogEditor } from '../editor/flow-log-editor.ts';
import { logOfText } from '../language/clipboard/log-of-text.ts';
import { FailureError } from '../protocol/failure.ts';

/** Far more than anyone pastes. */
const MOST_CHARACTERS = 20_000_000;

/** "Flow Logs: Decode Clipboard": the tuples in the clipboard as a table, whatever stands around them. */
export async function decodeClipboard(editor: FlowLogEditor): Promise<void> {
  const text = await vscode.env.clipboard.readText();
  if (text.length > MOST_CHARACTERS) {
    throw new FailureError(
      'too-large',
      'The clipboard holds more than 20 MB of text.',
      'Save it as a file and open that as a table.',
    );
  }
  const log = await logOfText(text);
  if (log === undefined) {
    throw new FailureError(
      'not-found',
      'There are no flow tuples in the clipboard.',
      'Copy lines such as 1773478869011,10.20.1.94,10.20.1.4,37694,443,6,I,C,X,1,2,3,4 and try again.',
    );
  }
  await editor.openText('Clipboard.json', log);
}
