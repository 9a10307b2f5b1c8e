import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../scripts/lib/paths.mjs';

interface Setting {
  readonly default: unknown;
}

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly commands: readonly { readonly title: string }[];
    readonly configuration: readonly { readonly properties: Readonly<Record<string, Setting>> }[];
  };
}

const textOf = (file: string) => readFileSync(path.join(root, file), 'utf8');
const { scripts, contributes } = JSON.parse(textOf('package.json')) as Manifest;
const titles = contributes.commands.map(({ title }) => title);
const settings = Object.assign(
  {},
  ...contributes.configuration.map(({ properties }) => properties),
) as Readonly<Record<string, Setting>>;

const DOCS = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'],
  ...readdirSync(path.join(root, 'docs')).map((name) => `docs/${name}`),
];

/** All that `pattern` finds in its first group. */
function found(text: string, pattern: RegExp): string[] {
  return Array.from(text.matchAll(pattern), ([, part]) => part!);
}

/** The files of ours in a folder that are not documents, by their paths. */
function filesOf(folder: string): string[] {
  const entries = readdirSync(path.join(root, folder), { withFileTypes: true });
  return entries
    .filter(({ name }) => name !== 'node_modules')
    .flatMap((entry) => {
      const file = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesOf(file) : /\.(ts|mjs)$/.test(file) ? [file] : [];
    });
}

const NAMES: ReadonlySet<string> = new Set(
  ['src', 'webview', 'test', 'scripts'].flatMap(filesOf).map((file) => path.posix.basename(file)),
);

describe.each(DOCS)('%s', (file) => {
  const text = textOf(file);

  it('links to files that there are', () => {
    const links = found(text, /\]\((?!https?:|#)([^)#]+)[^)]*\)/g);
    const missing = links.filter((link) => !existsSync(path.join(root, path.dirname(file), link)));
    expect(missing).toEqual([]);
  });

  it('names scripts and settings that there are', () => {
    const runs = found(text, /npm run ([\w:]+)/g);
    expect(runs.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
    const named = found(text, /`(flowLogs\.[\w.]+)`/g);
    expect(named.filter((name) => !Object.hasOwn(settings, name))).toEqual([]);
  });

  it('names files and folders that there are', () => {
    const places = ['', 'src', path.dirname(file)];
    const paths = found(text, /`((?:[\w.-]+\/)+[\w.-]*|[\w-]+(?:\/[\w.-]+)+)`/g);
    const ours = paths.filter((name) =>
      /^(src|core|engine|webview|test|scripts|docs)\//.test(name),
    );
    const isThere = (name: string) =>
      places.some((place) => existsSync(path.join(root, place, name)));
    expect(ours.filter((name) => !isThere(name))).toEqual([]);
  });

  it('names no file by a name that none has', () => {
    const named = found(text, /`([a-z][\w-]*(?:\.test)?\.(?:ts|mjs))`/g);
    expect(named.filter((name) => !NAMES.has(name))).toEqual([]);
  });
});

describe('what is said of commands', () => {
  const texts = [...DOCS, 'package.json', ...filesOf('src'), ...filesOf('webview')].map(
    (file) => [file, textOf(file).replace(/\s+/g, ' ')] as const,
  );

  it('names them as they are titled', () => {
    const named = texts.flatMap(([file, text]) =>
      found(text, /(?:\*\*|“)Flow Logs: ([^*”]+)(?:\*\*|”)/g).map((title) => ({ file, title })),
    );
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter(({ title }) => !titles.includes(title))).toEqual([]);
  });
});

describe('the settings in the README', () => {
  const shown = (value: unknown) => {
    if (typeof value === 'boolean') return value ? 'on' : 'off';
    return Array.isArray(value) ? value.join() : String(value);
  };

  it('are all, in their order, with their defaults', () => {
    const rows = textOf('README.md').matchAll(/^\| `(flowLogs\.[\w.]+)` *\|[^|]+\| *(.*?) *\|$/gm);
    const listed = Array.from(rows, ([, name, value]) => [name, value]);
    expect(listed).toEqual(
      Object.entries(settings).map(([name, setting]) => [name, shown(setting.default)]),
    );
  });
});

describe('the rooms in docs/architecture.md', () => {
  const table = /^\| folder[^]*?\n\n/m.exec(textOf('docs/architecture.md'))![0];
  const firsts = found(table, /^\| ([^|]+) \|/gm);
  const folders = (parent: string) =>
    readdirSync(path.join(root, parent), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);

  it('are all of src', () => {
    const named = firsts.flatMap((cell) => found(cell, /`src\/([\w-]+)`/g));
    expect(named.sort()).toEqual(folders('src').sort());
  });

  it('are all of core', () => {
    const inCore = firsts.filter((cell) => cell.startsWith('—'));
    const named = inCore.flatMap((cell) => found(cell, /`([\w-]+)`/g));
    expect(named.sort()).toEqual(folders('src/core').sort());
  });

  it('are all of the page', () => {
    const page = /^\| `webview` [^]*?(?=^\| `)/m.exec(table)![0].replace('`webview`', '');
    expect(found(page, /`([\w-]+)`/g).sort()).toEqual(folders('webview').sort());
  });
});
