import { afterAll, beforeAll, beforeEach, onTestFailed } from 'vitest';
import { Workbench, type WorkbenchOptions } from './workbench.ts';

/**
 * One VS Code window for the tests of a file or of a `describe`: started before the first of
 * them, ended after the last. A test that fails leaves its traces under `failed-…` in `out`.
 */
export function useWorkbench(options: WorkbenchOptions = {}): Workbench {
  const workbench = new Workbench(options);
  beforeAll(async () => {
    try {
      await workbench.start();
    } catch (error) {
      await workbench.leaveTraces('failed-start');
      throw error;
    }
  });
  afterAll(() => workbench.stop());
  beforeEach(async ({ task }) => {
    if ((task.result?.retryCount ?? 0) > 0) await workbench.closeWhatIsOpen();
    onTestFailed(() => workbench.leaveTraces(`failed-${fileName(task.name)}`));
  });
  return workbench;
}

function fileName(testName: string): string {
  return testName.replaceAll(/[^\p{L}\p{N}]+/gu, '-');
}
