import type * as vscode from 'vscode';

/** Filters that wait for the page of their log to come up, by the log's URI. */
export class PendingFilters {
  private readonly filters = new Map<string, string>();

  put(uri: vscode.Uri, filter: string): void {
    this.filters.set(uri.toString(), filter);
  }

  /** The filter that waits for a log; it waits no longer. */
  take(uri: vscode.Uri): string | undefined {
    const filter = this.filters.get(uri.toString());
    this.filters.delete(uri.toString());
    return filter;
  }

  /** A page that was up already has it; one that came after it waits on. */
  drop(uri: vscode.Uri, filter: string): void {
    if (this.filters.get(uri.toString()) === filter) this.filters.delete(uri.toString());
  }
}
