import * as vscode from 'vscode';

const KEY = 'namesShown';

/** Whether this person wants names beside addresses, in every log and window. */
export class NamesShown {
  private readonly memory: vscode.Memento;
  private readonly changed = new vscode.EventEmitter<boolean>();
  readonly onDidChange = this.changed.event;

  constructor(memory: vscode.Memento) {
    this.memory = memory;
  }

  /** True until somebody has hidden them. */
  get value(): boolean {
    return this.memory.get(KEY) !== false;
  }

  async set(areShown: boolean): Promise<void> {
    await this.memory.update(KEY, areShown ? undefined : false);
    this.changed.fire(areShown);
  }

  /** What another window has kept is known here, but nobody says when it comes. */
  register(): vscode.Disposable {
    return vscode.Disposable.from(
      this.changed,
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) this.changed.fire(this.value);
      }),
    );
  }
}
