import path from 'node:path';
import * as vscode from 'vscode';

/** Watches single files, wherever they lie: others come and go with the settings that name them. */
export class FileWatches {
  private readonly onChange: () => void;
  private watched = new Map<string, vscode.Disposable>();

  constructor(onChange: () => void) {
    this.onChange = onChange;
  }

  /** Watches these files and no others any more. */
  set(files: readonly vscode.Uri[]): void {
    const wanted = new Map(files.map((uri) => [uri.toString(), uri]));
    for (const [key, watch] of this.watched) {
      if (wanted.has(key)) continue;
      watch.dispose();
      this.watched.delete(key);
    }
    for (const [key, uri] of wanted) {
      if (!this.watched.has(key)) this.watched.set(key, this.watch(uri));
    }
  }

  dispose(): void {
    this.set([]);
  }

  private watch(uri: vscode.Uri): vscode.Disposable {
    const folder = vscode.Uri.joinPath(uri, '..');
    const pattern = new vscode.RelativePattern(folder, globOf(path.posix.basename(uri.path)));
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    return vscode.Disposable.from(
      watcher,
      watcher.onDidCreate(this.onChange),
      watcher.onDidChange(this.onChange),
      watcher.onDidDelete(this.onChange),
    );
  }
}

/** A file name as a pattern that means only itself. */
function globOf(name: string): string {
  return name.replaceAll(/[*?[\]{}]/g, '[$&]');
}
