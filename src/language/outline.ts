import * as vscode from 'vscode';
import { settings } from '../platform/settings.ts';
import { rangeOf } from './documents.ts';
import { countWords, partName } from './part-words.ts';
import type { LogPart } from './scan/scan-model.ts';
import type { ScannedDocuments } from './scanned-documents.ts';

const KINDS: Readonly<Record<LogPart['kind'], vscode.SymbolKind>> = {
  record: vscode.SymbolKind.Event,
  acl: vscode.SymbolKind.Module,
  rule: vscode.SymbolKind.Field,
};

/** Records by their time, with their ACLs and rules: for the outline, breadcrumbs and Go to Symbol. */
export class LogOutline implements vscode.DocumentSymbolProvider {
  private readonly documents: ScannedDocuments;

  constructor(documents: ScannedDocuments) {
    this.documents = documents;
  }

  async provideDocumentSymbols(document: vscode.TextDocument): Promise<vscode.DocumentSymbol[]> {
    if (!settings.rawJson.outline()) return [];
    return symbolsOf((await this.documents.modelOf(document))?.parts ?? []);
  }
}

function symbolsOf(parts: readonly LogPart[]): vscode.DocumentSymbol[] {
  const symbols = parts.map((part) => {
    const [range, name] = [rangeOf(part.start, part.end), rangeOf(part.start, part.start + 1)];
    return new vscode.DocumentSymbol(
      partName(part),
      countWords(part),
      KINDS[part.kind],
      range,
      name,
    );
  });
  parts.forEach(({ parent }, index) => symbols[parent]?.children.push(symbols[index]!));
  return symbols.filter((_, index) => parts[index]!.parent < 0);
}
