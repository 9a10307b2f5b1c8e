import * as vscode from 'vscode';
import { settings } from '../platform/settings.ts';
import { rangeOf } from './documents.ts';
import { lensParts } from './lens-parts.ts';
import { countWords, PART_WORDS, partFilter } from './part-words.ts';
import type { LogPart, ScanModel } from './scan/scan-model.ts';
import type { ScannedDocuments } from './scanned-documents.ts';

/** Sums above each record, ACL and rule, and the way to its tuples in the table. */
export class SumLenses implements vscode.CodeLensProvider {
  private readonly documents: ScannedDocuments;

  constructor(documents: ScannedDocuments) {
    this.documents = documents;
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    if (!settings.rawJson.lenses()) return [];
    const model = await this.documents.modelOf(document);
    if (model === undefined) return [];
    return lensParts(model.parts).flatMap((part) => lensesOf(document.uri, model, part));
  }
}

function lensesOf(uri: vscode.Uri, { parts }: ScanModel, part: LogPart): vscode.CodeLens[] {
  const range = rangeOf(part.start, part.start + 1);
  return [
    new vscode.CodeLens(range, { title: countWords(part), command: '' }),
    new vscode.CodeLens(range, {
      title: 'Open as table',
      tooltip: `Opens the table with the tuples of ${PART_WORDS[part.kind]}`,
      command: 'flowLogs.openAsTable',
      arguments: [uri, partFilter(parts, part)],
    }),
  ];
}
