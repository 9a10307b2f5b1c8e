import { configDefaults, defineConfig } from 'vitest/config';

const pure = ['test/unit/{core,fuzz,protocol,support,tree}/**/*.test.ts'];

// One project for each kind of test, each collected by glob: no hand-kept list can forget a file.
export default defineConfig({
  test: {
    projects: [
      {
        // Nothing in these files replaces a module or leaves something behind: they share their
        // processes, which halves the time of all unit tests.
        test: {
          name: 'unit-pure',
          include: pure,
          setupFiles: ['test/unit/support/fast-check-seed.ts'],
          environment: 'node',
          isolate: false,
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...pure],
          setupFiles: ['test/unit/support/fast-check-seed.ts'],
          environment: 'node',
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'storage',
          include: ['test/storage/**/*.test.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'workbench',
          include: ['test/workbench/**/*.test.ts'],
          globalSetup: ['test/workbench/support/global-setup.ts'],
          expect: { poll: { timeout: 20_000 } },
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 180_000,
          maxWorkers: 2,
          // Keys, clicks and hovers are lost while a window draws itself anew, on a machine that may
          // be starved. The report says which test took two tries; one that fails twice is broken.
          retry: 1,
        },
      },
      {
        // Not part of `npm test`: `npm run soak`.
        test: {
          name: 'soak',
          include: ['test/soak/**/*.test.ts'],
          globalSetup: ['test/workbench/support/global-setup.ts'],
          expect: { poll: { timeout: 60_000 } },
          environment: 'node',
          testTimeout: 7_200_000,
          hookTimeout: 180_000,
          maxWorkers: 2,
        },
      },
      {
        // No tests: `npm run pictures` takes the pictures of the product anew.
        test: {
          name: 'pictures',
          include: ['test/pictures/**/*.test.ts'],
          globalSetup: ['test/workbench/support/global-setup.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 180_000,
          maxWorkers: 1,
        },
      },
    ],
  },
});
