import * as vscode from 'vscode';
import type { Blobs } from '../blobs/blobs.ts';
import { EngineClient } from '../engine/client.ts';
import type { WorkerScript } from '../engine/start-worker.ts';
import type { Log } from '../platform/log.ts';
import { engineFile } from '../platform/machine.ts';
import type { OnNeed } from '../platform/on-need.ts';
import type { FlowLogEditor } from './flow-log-editor.ts';

/** The engine, which starts when it is first asked something. It tells the editor how it gets on. */
export function createEngine(
  { extensionUri, subscriptions }: vscode.ExtensionContext,
  log: Log,
  blobs: Blobs,
  editor: OnNeed<FlowLogEditor>,
): EngineClient {
  const tell = (say: (editor: FlowLogEditor) => void) => void editor().then(say);
  const engine = new EngineClient(
    engineScript(extensionUri),
    {
      sessionChanged: (change) => tell((told) => told.sessionChanged(change)),
      viewChanged: (change) => tell((told) => told.viewChanged(change)),
      downloadProgress: (step) => tell((told) => told.downloadProgress(step)),
      exportProgress: (step) => tell((told) => told.exportProgress(step)),
      accessToken: (request) => blobs.token(request),
    },
    (failure, cause) => {
      log.error(`${failure.message} ${cause?.message ?? ''}`);
      tell((told) => told.engineLost(failure));
    },
  );
  subscriptions.push({ dispose: () => engine.dispose() });
  return engine;
}

function engineScript(extensionUri: vscode.Uri): WorkerScript {
  const file = vscode.Uri.joinPath(extensionUri, ...engineFile);
  return { path: file.fsPath, read: async () => vscode.workspace.fs.readFile(file) };
}
