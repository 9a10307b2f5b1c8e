import { defineConfig } from 'vitest/config';

// One project for each kind of test, each collected by glob: no hand-kept list can forget a file.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
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
