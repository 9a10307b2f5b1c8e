import * as vscode from 'vscode';
import type { NicLabel } from '../protocol/names.ts';

/** NICs of which a blob was read in this window, by the address that most of its tuples show. */
export class NicLabels {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private readonly byMac = new Map<string, string>();

  /** What a NIC is called: its address, and its name where it has one; `''` where it is not known. */
  of(mac: string): string {
    return this.byMac.get(mac.toUpperCase()) ?? '';
  }

  put(labels: readonly NicLabel[]): void {
    if (labels.length === 0) return;
    for (const { mac, address, name } of labels) {
      this.byMac.set(mac.toUpperCase(), `${address} ${name}`.trim());
    }
    this.changed.fire();
  }
}
