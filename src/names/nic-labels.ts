import * as vscode from 'vscode';
import type { AddressWords } from '../core/format/address-words.ts';
import type { NicLabel } from '../protocol/names.ts';
import type { NamesService } from './names-service.ts';

/** NICs of which a blob was read in this window, by the address that most of its tuples show. */
export class NicLabels {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private readonly byMac = new Map<string, NicLabel>();

  /** What a NIC is called: its address, and its name where it has one; `''` where it is not known. */
  of(mac: string): string {
    const { address, name } = this.byMac.get(mac.toUpperCase()) ?? { address: '', name: '' };
    return `${address} ${name}`.trim();
  }

  put(labels: readonly NicLabel[]): void {
    let isNews = false;
    for (const label of labels) {
      const before = this.of(label.mac);
      this.byMac.set(label.mac.toUpperCase(), label);
      isNews ||= this.of(label.mac) !== before;
    }
    // A log that grows is told of again and again.
    if (isNews) this.changed.fire();
  }

  /** Logs that were closed have nobody who would tell of new names: they are asked for here. */
  renamedBy(names: Pick<NamesService, 'onDidChange' | 'words'>): vscode.Disposable {
    return names.onDidChange(() => void this.rename(names));
  }

  private async rename(names: Pick<NamesService, 'words'>): Promise<void> {
    const labels = [...this.byMac.values()];
    if (labels.length === 0) return;
    const words = await names.words(labels.map(({ address }) => address));
    this.put(labels.map((label, at) => ({ ...label, name: labelOf(words[at]) })));
  }
}

function labelOf(words: AddressWords | undefined): string {
  const { name = '', tag = '' } = words ?? {};
  return name === '' ? tag : name;
}
