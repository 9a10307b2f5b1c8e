import { beforeEach, expect, it, vi } from 'vitest';
import type { Log } from '../../../src/platform/log.ts';

const stub = vi.hoisted(() => ({
  executeCommand: vi.fn<(...args: unknown[]) => Promise<void>>(),
  openTextDocument: vi.fn<(text: { content: string }) => Promise<string>>(),
  showInformationMessage: vi.fn<(message: string) => Promise<void>>(),
}));

vi.mock('vscode', () => ({
  version: '1.99.0',
  env: { appName: 'Code', appHost: 'desktop', remoteName: 'ssh-remote' },
  commands: { executeCommand: stub.executeCommand },
  workspace: { openTextDocument: stub.openTextDocument },
  window: {
    showTextDocument: () => Promise.resolve(),
    showInformationMessage: stub.showInformationMessage,
  },
}));

const { reportIssue } = await import('../../../src/commands/report-issue.ts');

const LINE = '2026-03-14T09:00:00.000Z [info] PT1H.json: 10 tuples';
const log = { recent: () => [LINE] } as Pick<Log, 'recent'> as Log;

async function report(more: object): Promise<void> {
  const extension = { id: 'some.extension', packageJSON: { version: '0.1.0', ...more } };
  await reportIssue(extension as unknown as Parameters<typeof reportIssue>[0], log);
}

beforeEach(() => vi.clearAllMocks());

it('opens a text with versions and the latest lines, and nothing else of this machine', async () => {
  await report({});
  const [{ content }] = stub.openTextDocument.mock.calls[0]!;
  expect(content.split('\n').filter((line) => line !== '')).toEqual([
    '**What did you do?**',
    '**What did you expect?**',
    '**What happened?**',
    '**Versions**',
    '- Flow Log Lens 0.1.0',
    '- Code 1.99.0 (desktop)',
    `- Node ${process.versions.node}, ${process.platform} ${process.arch}`,
    '- remote: ssh-remote',
    '**Latest lines of the output channel “Flow Logs”**',
    '```text',
    LINE,
    '```',
  ]);
  expect(stub.showInformationMessage.mock.calls[0]![0]).toMatch(/whoever gave you the extension/);
  expect(stub.executeCommand).not.toHaveBeenCalled();
});

it('hands the same text to the editor’s reporter once there is an address for reports', async () => {
  await report({ bugs: { url: 'https://example.org/issues' } });
  const [command, options] = stub.executeCommand.mock.calls[0]!;
  expect(command).toBe('workbench.action.openIssueReporter');
  expect(options).toMatchObject({ extensionId: 'some.extension' });
  expect((options as { issueBody: string }).issueBody).toContain(LINE);
  expect(stub.openTextDocument).not.toHaveBeenCalled();
});
