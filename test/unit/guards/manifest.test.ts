import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { root } from '../../../scripts/lib/paths.mjs';
import { activate } from '../../../src/extension.ts';
import { settings } from '../../../src/platform/settings.ts';

const seen = vi.hoisted(() => {
  const ids = { commands: [] as string[], editors: [] as string[], views: [] as string[] };
  const recording = (kind: keyof typeof ids) => (id: string) => {
    ids[kind].push(id);
    return { dispose: () => undefined };
  };
  return { ...ids, recording, settings: new Map<string, unknown>() };
});

const disposable = vi.hoisted(() => () => ({ dispose: () => undefined }));

vi.mock('vscode', () => ({
  version: '1.90.0',
  env: { appName: 'Code', appHost: 'desktop' },
  authentication: {},
  EventEmitter: class {
    event = disposable;
    fire = () => undefined;
    dispose = () => undefined;
  },
  DiagnosticSeverity: {},
  DecorationRangeBehavior: {},
  SymbolKind: {},
  CodeActionKind: {},
  ThemeColor: class {},
  MarkdownString: class {},
  languages: {
    createDiagnosticCollection: () => ({ ...disposable(), clear: () => undefined }),
    registerCodeLensProvider: disposable,
    registerDocumentSymbolProvider: disposable,
    registerHoverProvider: disposable,
    registerCodeActionsProvider: disposable,
    registerInlayHintsProvider: disposable,
  },
  Uri: { joinPath: () => ({ fsPath: 'engine.js' }) },
  StatusBarAlignment: { Right: 2 },
  Disposable: { from: () => ({ dispose: () => undefined }) },
  commands: {
    registerCommand: seen.recording('commands'),
    executeCommand: () => Promise.resolve(),
  },
  window: {
    createStatusBarItem: () => ({ dispose: () => undefined }),
    createOutputChannel: () => ({ ...disposable(), info: () => undefined }),
    registerCustomEditorProvider: seen.recording('editors'),
    registerUriHandler: disposable,
    registerTreeDataProvider: seen.recording('views'),
    registerWebviewViewProvider: seen.recording('views'),
    createTreeView: seen.recording('views'),
    createTextEditorDecorationType: disposable,
    onDidChangeVisibleTextEditors: disposable,
    onDidChangeWindowState: disposable,
    onDidChangeTextEditorVisibleRanges: disposable,
    visibleTextEditors: [],
    tabGroups: { onDidChangeTabs: disposable },
  },
  workspace: {
    registerTextDocumentContentProvider: () => ({ dispose: () => undefined }),
    onDidCloseTextDocument: () => ({ dispose: () => undefined }),
    onDidOpenTextDocument: disposable,
    textDocuments: [],
    onDidChangeTextDocument: disposable,
    onDidChangeConfiguration: disposable,
    onDidChangeWorkspaceFolders: disposable,
    onDidGrantWorkspaceTrust: disposable,
    createFileSystemWatcher: () => ({
      ...disposable(),
      onDidCreate: disposable,
      onDidChange: disposable,
      onDidDelete: disposable,
    }),
    findFiles: () => Promise.resolve([]),
    registerFileSystemProvider: disposable,
    getConfiguration: (section: string) => ({
      get: (name: string, fallback: unknown) => {
        seen.settings.set(`${section}.${name}`, fallback);
        return fallback;
      },
    }),
  },
}));

interface Command {
  readonly command: string;
  readonly title: string;
  readonly category?: string;
}

interface Keybinding {
  readonly command: string;
  readonly key: string;
  readonly when: string;
}

interface Manifest {
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly commands: readonly Command[];
    readonly customEditors: readonly { readonly viewType: string }[];
    readonly views?: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly menus: Readonly<Record<string, readonly { command?: string; when?: string }[]>>;
    readonly keybindings?: readonly Keybinding[];
    readonly configuration: readonly {
      readonly title: string;
      readonly order: number;
      readonly properties: Readonly<
        Record<string, { readonly default: unknown; readonly order?: number }>
      >;
    }[];
  };
}

function textOf(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

function json(file: string): unknown {
  return JSON.parse(textOf(file));
}

const manifest = json('package.json') as Manifest;
const { commands, customEditors, menus, configuration, keybindings, views } = manifest.contributes;
const properties = Object.assign({}, ...configuration.map((group) => group.properties)) as Readonly<
  Record<string, { readonly default: unknown; readonly markdownDescription?: string }>
>;

// What the extension registers is what it registers when it is started.
const secrets = { onDidChange: disposable };
const globalState = { get: () => undefined };
const extension = { packageJSON: { version: '0.0.0' } };
const context = { subscriptions: [], extensionUri: {}, globalState, secrets, extension };
activate(context as unknown as Parameters<typeof activate>[0]);
const { rawJson, range, names, ...others } = settings;
const readers: readonly (() => unknown)[] = Object.values({
  ...rawJson,
  ...range,
  ...names,
  ...others,
});
for (const read of readers) read();

const sorted = (names: Iterable<string>) => [...names].sort();

describe('package.json and what the extension registers', () => {
  it('name the same commands', () => {
    expect(sorted(seen.commands)).toEqual(sorted(commands.map(({ command }) => command)));
  });

  it('name the same custom editors', () => {
    expect(sorted(seen.editors)).toEqual(sorted(customEditors.map(({ viewType }) => viewType)));
  });

  it('name the same settings, with the same defaults', () => {
    const named = Object.entries(properties).map(([name, property]): [string, unknown] => [
      name,
      property.default,
    ]);
    expect(Object.fromEntries(seen.settings)).toEqual(Object.fromEntries(named));
  });

  it('name the same views', () => {
    const named = Object.values(views ?? {}).flat();
    expect(sorted(seen.views)).toEqual(sorted(named.map(({ id }) => id)));
  });

  it('meet in one place: no other file reads settings', () => {
    const files = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' });
    const reading = files
      .filter((file) => file.endsWith('.ts'))
      .filter((file) => textOf(path.join('src', file)).includes('getConfiguration('));
    expect(reading.map((file) => file.split(path.sep).join('/'))).toEqual(['platform/settings.ts']);
  });
});

describe('package.json', () => {
  it('gives every command the category "Flow Logs" and a title of its own', () => {
    const titles = commands.map(({ title }) => title);
    expect(commands.map(({ category }) => category)).toEqual(titles.map(() => 'Flow Logs'));
    expect(new Set(titles).size).toBe(titles.length);
    expect(titles.filter((title) => title.trim() === '' || /flow logs/i.test(title))).toEqual([]);
  });

  it('keeps to the names flowLogs.*', () => {
    const names = [
      ...commands.map(({ command }) => command),
      ...customEditors.map(({ viewType }) => viewType),
    ];
    expect(names.filter((name) => !/^flowLogs\.[a-z][A-Za-z]*$/.test(name))).toEqual([]);
    const grouped = Object.keys(properties);
    expect(grouped.filter((name) => !/^flowLogs(\.[a-z][A-Za-z]*){1,2}$/.test(name))).toEqual([]);
  });

  it('describes every setting in Markdown', () => {
    const described = Object.values(properties).map((property) => property.markdownDescription);
    expect(described.filter((text) => !/^[A-Z].*\.$/.test(text ?? ''))).toEqual([]);
  });

  it('refers in menus and keybindings to commands that it names', () => {
    const items = [...Object.values(menus).flat(), ...(keybindings ?? [])];
    const known = commands.map(({ command }) => command);
    expect(items.length).toBeGreaterThan(0);
    for (const { command } of items) expect(known).toContain(command);
  });

  it('has patterns in its "when" clauses that compile', () => {
    const clauses = Object.values(menus)
      .flat()
      .map(({ when }) => when ?? '');
    const patterns = clauses.flatMap((clause) => [...clause.matchAll(/=~ \/(.*?[^\\])\/(\w*)/g)]);
    expect(patterns.length).toBeGreaterThan(0);
    for (const [, source, flags] of patterns) {
      expect(() => new RegExp(source!, flags)).not.toThrow();
    }
  });

  it('asks for the VS Code whose types it is built with', () => {
    expect(manifest.engines.vscode).toBe(`^${manifest.devDependencies['@types/vscode']}`);
    const types = json('node_modules/@types/vscode/package.json') as { version: string };
    expect(types.version).toBe(manifest.devDependencies['@types/vscode']);
  });

  it('pins every dependency to one version', () => {
    const all = Object.entries({ ...manifest.devDependencies, ...manifest.dependencies });
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });
});

describe('package-lock.json', () => {
  interface Locked {
    readonly version?: string;
    readonly resolved?: string;
    readonly integrity?: string;
    readonly link?: boolean;
  }
  const lock = json('package-lock.json') as { packages: Readonly<Record<string, Locked>> };
  const packages = Object.entries(lock.packages).filter(([name]) => name !== '');

  it('names no registry, so that any can be installed from', () => {
    expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });

  it('holds every package to its content', () => {
    expect(packages.length).toBeGreaterThan(100);
    const loose = packages.filter(([, { integrity, link }]) => !integrity && link !== true);
    expect(loose.map(([name]) => name)).toEqual([]);
  });

  it('has the versions of package.json', () => {
    for (const [name, version] of Object.entries(manifest.devDependencies)) {
      expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version);
    }
  });
});

/**
 * What VS Code itself puts on Shift+Alt and a letter, on any of the three systems and wherever the
 * focus is: copy path, column selection's drag, format, languages, call hierarchy, imports, reveal.
 */
const TAKEN = ['a', 'c', 'd', 'f', 'h', 'i', 'o', 'r'];
/** Of these what only text editors, notebooks and lists of the side bar take. */
const TAKEN_ELSEWHERE = 'f';

describe('the keys', () => {
  it.each(keybindings ?? [])('$key clashes with none of VS Code', ({ key, when }) => {
    const letter = /^shift\+alt\+([a-z])$/.exec(key)?.[1] ?? '';
    expect(letter).not.toBe('');
    if (letter !== TAKEN_ELSEWHERE) expect(TAKEN).not.toContain(letter);
    expect(when).toMatch(/^activeCustomEditorId =~ /);
    for (const bar of ['sideBarFocus', 'auxiliaryBarFocus', 'panelFocus']) {
      expect(when).toContain(`!${bar}`);
    }
  });

  it('are those of the README', () => {
    const readme = textOf('README.md');
    for (const { key } of keybindings ?? []) {
      const shown = key.replace(/\w+/g, (part) => part[0]!.toUpperCase() + part.slice(1));
      expect(readme).toContain(`| ${shown} `);
    }
  });
});

describe('the settings', () => {
  it('stand in an order of their own in each group, and the groups too', () => {
    const orders = configuration.map(({ order }) => order);
    expect(orders).toEqual(orders.map((_, at) => at + 1));
    for (const group of configuration) {
      const inGroup = Object.values(group.properties).map(({ order }) => order);
      expect(inGroup, group.title).toEqual(inGroup.map((_, at) => at + 1));
    }
  });
});
