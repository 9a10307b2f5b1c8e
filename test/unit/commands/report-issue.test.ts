import { expect, it, vi } from 'vitest';

const executeCommand = vi.hoisted(() => vi.fn<(...args: unknown[]) => Promise<void>>());

vi.mock('vscode', () => ({
  version: '1.99.0',
  env: { appName: 'Code', appHost: 'desktop', remoteName: 'ssh-remote' },
  commands: { executeCommand },
}));

const { reportIssue } = await import('../../../src/commands/report-issue.ts');

it('opens the reporter with versions, and nothing else of this machine', async () => {
  const extension = { id: 'flow-log-lens.flow-log-lens', packageJSON: { version: '0.1.0' } };
  await reportIssue(extension as unknown as Parameters<typeof reportIssue>[0]);
  const [command, { extensionId, issueBody }] = executeCommand.mock.calls[0] as unknown as [
    string,
    { extensionId: string; issueBody: string },
  ];
  expect(command).toBe('workbench.action.openIssueReporter');
  expect(extensionId).toBe(extension.id);
  const lines = issueBody.split('\n').filter((line) => line !== '');
  expect(lines).toEqual([
    '**What did you do?**',
    '**What did you expect?**',
    '**What happened?**',
    '**Versions**',
    '- Flow Log Lens 0.1.0',
    '- Code 1.99.0 (desktop)',
    `- Node ${process.versions.node}, ${process.platform} ${process.arch}`,
    '- remote: ssh-remote',
  ]);
});
