import fs from 'node:fs';
import path from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { outFolder } from '../../../scripts/lib/paths.mjs';
import { inject, vi } from 'vitest';
import {
  startServer,
  type WorkbenchServer,
  writeSettings,
} from '../../../scripts/workbench/server.mjs';
import { launchBrowser, newPage } from './browser.ts';
import { takeMenuItem } from './context-menu.ts';
import { PageErrors } from './page-errors.ts';
import { clickRow, pick } from './quick-input.ts';
import { makeWorkspace, removeWorkspace, type WorkspaceFiles } from './workspace.ts';

/** How the window starts; all of it is in place before it does. */
export interface WorkbenchOptions {
  readonly files?: WorkspaceFiles;
  /** The workspace file among `files` that is opened, in place of their folder. */
  readonly workspace?: string;
  readonly theme?: Theme;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** False opens the folder as users open one that is new to them: in Restricted Mode. */
  readonly trustEveryFolder?: boolean;
  /** More environment variables for the extension host. */
  readonly env?: Readonly<Record<string, string>>;
  /** Folders of more extensions, unpacked. */
  readonly extensions?: readonly string[];
  /** The extension as a VSIX of its own, in place of the one that all windows have. */
  readonly vsix?: string;
}

/** The server of a window, and where it keeps what it logs. */
export type WindowServer = Pick<WorkbenchServer, 'url' | 'userData'>;

/** One theme of each kind, by its name in the settings, and the class that the window then has. */
const themeClasses = {
  'Dark Modern': 'vscode-theme-defaults-themes-dark_modern-json',
  'Light Modern': 'vscode-theme-defaults-themes-light_modern-json',
  'Default High Contrast': 'vscode-theme-defaults-themes-hc_black-json',
  'Default High Contrast Light': 'vscode-theme-defaults-themes-hc_light-json',
};

/** What the themes are called where a person chooses one. */
const themeLabels: Readonly<Record<Theme, string>> = {
  'Dark Modern': 'Dark Modern',
  'Light Modern': 'Light Modern',
  'Default High Contrast': 'Dark High Contrast',
  'Default High Contrast Light': 'Light High Contrast',
};

/** As long as finding the command may take, and then the loading. */
const reloadMs = 60_000;

export type Theme = keyof typeof themeClasses;

/** A real VS Code window with the extension in it, by what a person does there and sees. */
export class Workbench {
  readonly errors = new PageErrors();
  readonly #options: WorkbenchOptions;
  readonly #cleanUps: (() => Promise<void> | void)[] = [];
  #folder = '';
  #server: WindowServer | undefined;
  #page: Page | undefined;

  constructor(options: WorkbenchOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    const folder = makeWorkspace(this.#options.files ?? {});
    this.#folder = folder;
    this.#cleanUps.push(() => removeWorkspace(folder));
    this.#server = await this.#serve(folder);
    const browser = await launchBrowser();
    this.#cleanUps.push(() => browser.close());
    const page = await newPage(browser);
    this.#page = page;
    // Left, a window ends its extension host; a browser that is closed does not.
    this.#cleanUps.push(async () => void (await page.goto('about:blank')));
    this.errors.collectFrom(page);
    const { workspace } = this.#options;
    const opened = workspace === undefined ? { folder } : { workspace: this.pathOf(workspace) };
    await page.goto(`${this.#server.url}?${new URLSearchParams(opened).toString()}`);
    await this.#untilReady();
  }

  /** This worker's server, which lives as long as the run; one of its own where it has to start in another way. */
  async #serve(folder: string): Promise<WindowServer> {
    const { settings, env, trustEveryFolder, extensions, vsix } = this.#options;
    const all = {
      'workbench.colorTheme': this.#theme,
      'workbench.reduceMotion': 'on',
      ...settings,
    };
    if ([env, trustEveryFolder, extensions, vsix].every((option) => option === undefined)) {
      const shared = inject('workbenchServers')[Number(process.env['VITEST_POOL_ID']) - 1]!;
      writeSettings(shared.userData, all);
      return shared;
    }
    const server = await startServer({
      folder,
      settings: all,
      ...(env === undefined ? {} : { env }),
      ...(trustEveryFolder === undefined ? {} : { trustEveryFolder }),
      ...(extensions === undefined ? {} : { extensions }),
      ...(vsix === undefined ? {} : { vsix }),
    });
    this.#cleanUps.push(() => server.stop());
    return server;
  }

  /** Ends what `start` began, however far that came; the latest first. */
  async stop(): Promise<void> {
    for (const cleanUp of this.#cleanUps.splice(0).reverse()) await cleanUp();
  }

  /** The page, for what this class has no word for. */
  get page(): Page {
    if (this.#page === undefined) throw new Error('The workbench has not started.');
    return this.#page;
  }

  /** Where a file of the workspace lies on the disk. */
  pathOf(file: string): string {
    return path.join(this.#folder, file);
  }

  /** Runs a command by its name in the palette, such as `Flow Logs: Open as Table`. */
  async runCommand(label: string): Promise<void> {
    const open = () => this.page.keyboard.press('F1');
    await pick(this.page, { open, text: `>${label}`, row: { label } });
  }

  /** Opens a file of the workspace in its default editor and waits until its tab is in front. */
  async openFile(file: string): Promise<void> {
    const open = () => this.page.keyboard.press('ControlOrMeta+P');
    const label = path.basename(file);
    // With its folder: files of one name that were open before are offered too.
    const description = path.dirname(file).replace(/^\.$/, '');
    await pick(this.page, { open, text: this.pathOf(file), row: { label, description } });
    await this.activeTab(label).waitFor();
  }

  /** Opens the file in front with another editor, by that editor's name. */
  async reopenWith(editor: string): Promise<void> {
    await this.runCommand('View: Reopen Editor With...');
    await clickRow(this.page, { label: editor });
  }

  /** Takes another colour theme, by its name in the settings, and waits until the window has it. */
  async changeTheme(theme: Theme): Promise<void> {
    const open = () => this.runCommand('Preferences: Color Theme');
    const label = themeLabels[theme];
    await pick(this.page, { open, text: label, row: { label } });
    await this.page.locator(`.monaco-workbench.${themeClasses[theme]}`).waitFor();
  }

  /** The tab in front, if it bears this title. */
  activeTab(title: string | RegExp): Locator {
    return this.page.locator('.tab.active').filter({ hasText: title });
  }

  /** Takes an item of the context menu of what is seen somewhere. */
  async chooseFromMenu(target: Locator, label: string): Promise<void> {
    const open = () => target.click({ button: 'right', timeout: 3_000 });
    await takeMenuItem(this.page, open, label);
  }

  /** Closes menus, lists and hovers that a first try has left behind. */
  async closeWhatIsOpen(): Promise<void> {
    const open = this.page.locator('.quick-input-widget:not(.hidden), .context-view .monaco-menu');
    await vi.waitFor(async () => {
      await this.page.keyboard.press('Escape');
      if (await open.first().isVisible()) throw new Error('A list or menu stays open.');
    });
  }

  /** A line of a text editor that holds this text; its spaces may be any kind of space. */
  textLine(text: string | RegExp): Locator {
    return this.page.locator('.monaco-editor .view-line').filter({ hasText: text });
  }

  /** What a webview shows; they count from 0 in the order in which they came. */
  webviewFrame(index = 0): FrameLocator {
    const outer = this.page.frameLocator('iframe.webview.ready').nth(index);
    return outer.frameLocator('#active-frame');
  }

  /** A notification that holds this text. */
  notification(text: string | RegExp): Locator {
    const toasts = this.page.locator('.notifications-toasts .notification-list-item');
    return toasts.filter({ hasText: text });
  }

  /** An item of the status bar that holds this text. */
  statusBarItem(text: string | RegExp): Locator {
    return this.page.locator('.statusbar-item').filter({ hasText: text });
  }

  /**
   * Loads the window again, as after a restart, with what it remembers. By VS Code's own command:
   * the browser's reload does not wait until the window has written its state.
   */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent('load', { timeout: reloadMs });
    await Promise.all([loaded, this.runCommand('Developer: Reload Window')]);
    await this.#untilReady();
  }

  /** Writes `out/screenshots/NAME.png`, to be looked at. */
  async screenshot(name: string): Promise<void> {
    await this.page.screenshot({ path: path.join(outFolder, 'screenshots', `${name}.png`) });
  }

  /** All that VS Code and the extension have logged, in this window and others of its server. */
  logged(): string {
    const logs = path.join(this.#server!.userData, 'logs');
    const entries = fs.readdirSync(logs, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    return files
      .map(({ parentPath, name }) => fs.readFileSync(path.join(parentPath, name), 'utf8'))
      .join('\n');
  }

  /**
   * Leaves what explains a failure, as far as the start came: `out/screenshots/NAME.png`, the
   * logs of VS Code in `out/logs/NAME`, and what the browser's console held.
   */
  async leaveTraces(name: string): Promise<void> {
    if (this.#page !== undefined) await this.screenshot(name);
    if (this.#server !== undefined) {
      const logs = path.join(outFolder, 'logs', name);
      fs.rmSync(logs, { recursive: true, force: true });
      fs.cpSync(path.join(this.#server.userData, 'logs'), logs, { recursive: true });
    }
    for (const { text, url } of this.errors.all) console.error(`console: ${text} (${url})`);
  }

  /** The theme is among the last to come: the extensions are known then. */
  async #untilReady(): Promise<void> {
    await this.page.locator(`.monaco-workbench.${themeClasses[this.#theme]}`).waitFor();
    await this.page.locator('.explorer-folders-view').waitFor();
  }

  get #theme(): Theme {
    return this.#options.theme ?? 'Dark Modern';
  }
}
