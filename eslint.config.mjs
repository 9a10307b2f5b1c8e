import js from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const typeChecked = [
  ...tseslint.configs.recommendedTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
];

/** What Node has and a browser's worker has not. */
const onlyNode = Object.keys(globals.node).filter((name) => !(name in globals.worker));

export default tseslint.config(
  { ignores: ['dist/', 'out/', '**/node_modules/', 'test/fixtures/logs/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: typeChecked,
    languageOptions: {
      parserOptions: {
        project: [
          'tsconfig.json',
          'tsconfig.web.json',
          'src/*/tsconfig.json',
          'src/core/decode/assembly/tsconfig.json',
          'webview/tsconfig.json',
          'test/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      complexity: ['error', 14],
      'max-depth': ['error', 4],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'no-control-regex': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    // All of it runs in browsers, too. These two have twins there.
    files: ['src/**/*.ts'],
    ignores: ['src/platform/machine.ts', 'src/engine/names/geo-file.ts'],
    rules: { 'no-restricted-globals': ['error', ...onlyNode] },
  },
  {
    // AssemblyScript: a cast changes the machine's type of a number, and 64 bits are exact.
    files: ['src/core/decode/assembly/**'],
    rules: {
      'no-loss-of-precision': 'off',
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
    },
  },
  { files: ['test/**/*.ts'], rules: { 'max-lines-per-function': 'off' } },
  { files: ['**/*.mjs', '**/*.cjs'], languageOptions: { globals: globals.node } },
);
