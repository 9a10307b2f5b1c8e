import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../../scripts/lib/paths.mjs';
import { runNpmScript } from '../../../scripts/lib/run.mjs';
import { documentedFilters } from '../sample-network/support/questions.ts';
import { readZip } from './read-zip.ts';

interface Manifest {
  readonly main: string;
  readonly browser: string;
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly walkthroughs: readonly {
      readonly steps: readonly { readonly description: string }[];
    }[];
  };
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'flow-logs-package-'));
const vsix = path.join(folder, 'packed.vsix');
let files: ReadonlyMap<string, Buffer>;
const text = (name: string) => files.get(`extension/${name}`)!.toString();

/** What the host loads later lies in files of its own. */
const HOST_CHUNK = /host-[A-Z0-9]{8}\.js$/;

/** All that runs in the extension host of a machine. */
function hostCode(): string {
  const names = [...files.keys()].filter((name) => HOST_CHUNK.test(name));
  expect(names.length).toBeGreaterThan(1);
  return [text('dist/extension.js'), ...names.map((name) => files.get(name)!.toString())].join('');
}

beforeAll(async () => {
  const { code, output } = await runNpmScript('package', ['--out', vsix], {
    cwd: root,
    quiet: true,
  });
  if (code !== 0) throw new Error(output);
  files = readZip(fs.readFileSync(vsix));
}, 240_000);

afterAll(() => fs.rmSync(folder, { recursive: true }));

describe('what users install', () => {
  it('is at most 3 MB', () => {
    expect(fs.statSync(vsix).size).toBeLessThan(3_000_000);
  });

  it('holds what runs or is read, and nothing else', () => {
    const shipped = [...files.keys()]
      .filter((name) => !name.startsWith('extension/media/'))
      .map((name) => name.replace(HOST_CHUNK, 'host-….js'));
    expect([...new Set(shipped)].sort()).toEqual([
      '[Content_Types].xml',
      'extension.vsixmanifest',
      'extension/LICENSE.txt',
      'extension/NOTICE',
      'extension/changelog.md',
      'extension/dist/THIRD-PARTY-NOTICES.txt',
      'extension/dist/azure.js',
      'extension/dist/engine.js',
      'extension/dist/extension.js',
      'extension/dist/host-….js',
      'extension/dist/web/engine.js',
      'extension/dist/web/extension.js',
      'extension/dist/webview/editor.css',
      'extension/dist/webview/editor.js',
      'extension/docs/problems.md',
      'extension/docs/sample-network.md',
      'extension/package.json',
      'extension/readme.md',
    ]);
  });

  it('has all of media, and whatever its manifest names', () => {
    const media = fs.readdirSync(path.join(root, 'media'), {
      recursive: true,
      withFileTypes: true,
    });
    for (const entry of media.filter((found) => found.isFile())) {
      const file = path.relative(root, path.join(entry.parentPath, entry.name));
      expect(files.has(`extension/${file.replaceAll('\\', '/')}`), file).toBe(true);
    }
    const manifest = text('package.json');
    const { main, browser } = JSON.parse(manifest) as Manifest;
    for (const entry of [main, browser]) {
      expect(files.has(path.posix.join('extension', entry)), entry).toBe(true);
    }
    const named = Array.from(
      manifest.matchAll(/"((?:\.\/)?(?:media|docs)\/[^"]+)"/g),
      ([, file]) => file!,
    );
    expect(named).toContain('media/flow-logs.svg');
    for (const file of named)
      expect(files.has(path.posix.join('extension', file)), file).toBe(true);
  });

  it('has a README that needs nothing beside it', () => {
    const readme = text('readme.md');
    const targets = Array.from(readme.matchAll(/\]\(([^)]+)\)/g), ([, target]) => target!);
    expect(targets).toContain('https://github.com/coder/code-server');
    expect(targets.filter((target) => !target.startsWith('https://'))).toEqual([]);
    expect(readme).not.toContain('![');
    expect(readme.split('\n')[0]).toBe('# Flow Log Lens');
  });

  it('is minified, and points at no source maps', () => {
    for (const [name, content] of files) {
      if (name.endsWith('.js')) expect(content.includes('sourceMappingURL='), name).toBe(false);
    }
    expect(hostCode().split('\n').length).toBeLessThan(2000);
  });

  it('names no path of the machine that built it', () => {
    expect(hostCode().includes(root)).toBe(false);
    for (const name of ['engine', 'azure', 'webview/editor']) {
      expect(text(`dist/${name}.js`).includes(root), name).toBe(false);
    }
  });

  it('registers each command that it shows', () => {
    const { contributes } = JSON.parse(text('package.json')) as Manifest;
    const code = hostCode();
    for (const { command } of contributes.commands) {
      const name = command.replace('flowLogs.', '');
      expect(code.includes(command) || code.includes(`"${name}"`), command).toBe(true);
    }
  });
});

describe('the walkthrough', () => {
  const manifest = fs.readFileSync(path.join(root, 'package.json'), 'utf8');
  const { contributes } = JSON.parse(manifest) as Manifest;
  const steps = contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);

  it('runs commands that there are', () => {
    const commands = contributes.commands.map(({ command }) => command);
    const run = steps.flatMap(({ description }) =>
      Array.from(description.matchAll(/\(command:([\w.]+)/g), ([, command]) => command!),
    );
    expect(run).toContain('flowLogs.openSample');
    for (const command of run) expect(commands).toContain(command);
    expect(steps.length).toBeGreaterThanOrEqual(4);
    expect(steps.length).toBeLessThanOrEqual(6);
  });

  it('asks what docs/sample-network.md answers', () => {
    const given = steps.flatMap(({ description }) =>
      Array.from(description.matchAll(/openSample\?([^)]+)\)/g), ([, args]) => args!),
    );
    const filters = given.map((args) => (JSON.parse(decodeURIComponent(args)) as [string])[0]);
    const documented = [...documentedFilters().values()];
    expect(filters).toHaveLength(2);
    for (const filter of filters) expect(documented).toContain(filter);
  });
});

describe('the notices of what others wrote', () => {
  it.each([
    '@azure/identity',
    '@azure/storage-blob',
    '@vscode/webview-ui-toolkit',
    'ag-grid-community',
    'chart.js',
    'jsonc-parser',
    're2js',
  ])('name %s, its version and its licence', (name) => {
    const { version } = JSON.parse(
      fs.readFileSync(path.join(root, 'node_modules', name, 'package.json'), 'utf8'),
    ) as { version: string };
    expect(text('dist/THIRD-PARTY-NOTICES.txt')).toContain(`\n${name} ${version} (MIT)\n`);
  });

  it('give the text of each licence, and name nothing that only builds or tests', () => {
    const notices = text('dist/THIRD-PARTY-NOTICES.txt')
      .split(`${'-'.repeat(80)}\n`)
      .slice(1);
    expect(notices.length).toBeGreaterThan(20);
    for (const notice of notices) expect(notice).toMatch(/permi|licen[cs]e/i);
    expect(notices.join()).not.toMatch(/^(esbuild|vitest|typescript|azurite) /m);
  });
});
