import * as vscode from 'vscode';
import { formatBytes, formatCounted } from '../core/format/numbers.ts';
import { settings } from '../platform/settings.ts';

const OPEN = 'Open';

/** Whether so much may be read: asks above the size that the setting gives. */
export async function mayRead(logs: number, bytes: number): Promise<boolean> {
  if (bytes <= settings.range.askAbove()) return true;
  const detail = `${formatCounted(logs, 'log')} would be read as one table. Loading can be cancelled, and what has arrived stays. The setting flowLogs.range.askAbove says from which size on this is asked.`;
  const message = `Read ${formatBytes(bytes)} of flow logs?`;
  return (await vscode.window.showWarningMessage(message, { modal: true, detail }, OPEN)) === OPEN;
}
