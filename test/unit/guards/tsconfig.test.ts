import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { root } from '../../../scripts/lib/paths.mjs';

/** What a side's compiler says of one file that exists only here, a line for each error. */
function compileErrors(folder: string, text: string): string[] {
  const { options } = settingsOf(folder);
  const file = path.join(root, folder, 'not-a-real-file.ts');
  const disk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (name) => name === file || disk.fileExists(name),
    readFile: (name) => (name === file ? text : disk.readFile(name)),
    getSourceFile: (name, version) =>
      name === file ? ts.createSourceFile(name, text, version) : disk.getSourceFile(name, version),
  };
  const program = ts.createProgram([file], options, host);
  const errors = ts.getPreEmitDiagnostics(program);
  return errors.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

function settingsOf(folder: string): ts.ParsedCommandLine {
  const file = path.join(root, folder, 'tsconfig.json');
  const { config } = ts.readConfigFile(file, (name) => ts.sys.readFile(name)) as {
    config: unknown;
  };
  return ts.parseJsonConfigFileContent(config, ts.sys, path.dirname(file));
}

/** A file that says each of the names on a line of its own. */
function saying(names: readonly string[]): string {
  return `export {};\n${names.map((name) => `${name};`).join('\n')}\n`;
}

const NODE = ['process', 'Buffer', '__dirname', 'setImmediate'];
const DOM = ['document', 'window', 'HTMLElement', 'localStorage'];
const EVERYWHERE = ['Math', 'Uint8Array', 'Promise', 'Symbol.asyncIterator'];

/** What a side cannot see, and what it can. */
const SIDES = {
  'src/core': [[...NODE, ...DOM, 'setTimeout', 'console', 'TextDecoder'], EVERYWHERE],
  'src/protocol': [[...NODE, ...DOM, 'setTimeout', 'console', 'MessagePort'], EVERYWHERE],
  'src/engine': [DOM, [...EVERYWHERE, ...NODE]],
  webview: [NODE, [...EVERYWHERE, ...DOM]],
  '.': [DOM, [...EVERYWHERE, ...NODE]],
} as const;

describe.each(Object.entries(SIDES))('%s', (folder, [hidden, seen]) => {
  it('compiles what it may use, and nothing of the other sides', () => {
    const errors = compileErrors(folder, saying([...hidden, ...seen]));
    const missing = errors.map((error) => /Cannot find name '(\w+)'/.exec(error)?.[1] ?? error);
    expect(missing).toEqual([...hidden]);
  });
});

it.each(['src/core', 'src/protocol', 'webview'])('%s has no Node modules', (folder) => {
  const errors = compileErrors(folder, "import * as fs from 'node:fs';\nexport { fs };\n");
  expect(errors.join()).toMatch(/Cannot find (module|name) 'node:fs'/);
});

describe('every side', () => {
  it.each([...Object.keys(SIDES), 'test', 'scripts'])(
    'is strict and sees its files: %s',
    (folder) => {
      const { options, fileNames, errors } = settingsOf(folder);
      expect(errors).toEqual([]);
      expect(fileNames.length).toBeGreaterThan(0);
      expect(options).toMatchObject({
        strict: true,
        noUncheckedIndexedAccess: true,
        exactOptionalPropertyTypes: true,
        erasableSyntaxOnly: true,
        verbatimModuleSyntax: true,
      });
    },
  );
});
