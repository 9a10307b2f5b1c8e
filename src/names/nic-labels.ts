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
    let isNews = false;
    for (const { mac, address, name } of labels) {
      const label = `${address} ${name}`.trim();
      isNews ||= this.of(mac) !== label;
      this.byMac.set(mac.toUpperCase(), label);
    }
    // A log that grows is told of again and again.
    if (isNews) this.changed.fire();
  }
}
