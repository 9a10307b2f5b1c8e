import * as vscode from 'vscode';
import { onNeed } from '../platform/on-need.ts';
import { isFlowLog, JSON_DOCUMENTS } from './documents.ts';
import type { LogFeatures } from './log-features.ts';
import type { NamesAround } from './tuple-hovers.ts';

/** Registers what raw JSON gains; most JSON is no flow log, and costs no more than a look at it. */
export function registerLanguage(
  { subscriptions }: vscode.ExtensionContext,
  around: NamesAround,
): void {
  const { languages, window, workspace } = vscode;
  const changed = new vscode.EventEmitter<void>();
  const hovers = onNeed(async () => (await import('./tuple-hovers.ts')).tupleHovers(around));
  const features = onNeed(async () => {
    const { registerFeatures } = await import('./log-features.ts');
    waiting.dispose();
    return registerFeatures(subscriptions, changed.event);
  });
  const look = () => {
    if (window.visibleTextEditors.some(({ document }) => isFlowLog(document))) void features();
  };
  const waiting = vscode.Disposable.from(
    window.onDidChangeVisibleTextEditors(look),
    workspace.onDidChangeTextDocument(look),
  );
  subscriptions.push(
    changed,
    waiting,
    languages.registerHoverProvider(JSON_DOCUMENTS, {
      provideHover: async (...asked) => (await hovers()).provideHover(...asked),
    }),
    ...registerProviders(ofLogs(features), changed.event),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('flowLogs')) changed.fire();
    }),
  );
  look();
}

/** What is asked of a document that may be no flow log. */
type OfLogs = <T>(
  document: vscode.TextDocument,
  ask: (features: LogFeatures) => vscode.ProviderResult<T>,
) => Promise<T | null | undefined>;

function ofLogs(features: () => Promise<LogFeatures>): OfLogs {
  return async (document, ask) => (isFlowLog(document) ? ask(await features()) : undefined);
}

function registerProviders(ofLog: OfLogs, changed: vscode.Event<void>): vscode.Disposable[] {
  const { languages } = vscode;
  const lensesOf = (
    providerIn: (features: LogFeatures) => vscode.CodeLensProvider,
  ): vscode.CodeLensProvider => ({
    provideCodeLenses: (document, ...asked) =>
      ofLog(document, (features) => providerIn(features).provideCodeLenses(document, ...asked)),
  });
  const notice = lensesOf(({ longLines }) => longLines);
  const sums = { ...lensesOf(({ lenses }) => lenses), onDidChangeCodeLenses: changed };
  const names: vscode.InlayHintsProvider = {
    onDidChangeInlayHints: changed,
    provideInlayHints: (document, ...asked) =>
      ofLog(document, (features) => features.names.provideInlayHints(document, ...asked)),
  };
  const outline: vscode.DocumentSymbolProvider = {
    provideDocumentSymbols: (document, ...asked) =>
      ofLog(document, (features) => features.outline.provideDocumentSymbols(document, ...asked)),
  };
  return [
    languages.registerCodeLensProvider(JSON_DOCUMENTS, notice),
    languages.registerCodeLensProvider(JSON_DOCUMENTS, sums),
    languages.registerInlayHintsProvider(JSON_DOCUMENTS, names),
    languages.registerDocumentSymbolProvider(JSON_DOCUMENTS, outline, { label: 'Flow Log' }),
  ];
}
