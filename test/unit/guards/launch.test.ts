import fs from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { announcer } from '../../../scripts/build/report.mjs';
import { root } from '../../../scripts/lib/paths.mjs';

interface Launch {
  readonly configurations: readonly { readonly preLaunchTask?: string; readonly port?: number }[];
}

interface Tasks {
  readonly tasks: readonly {
    readonly label: string;
    readonly type: string;
    readonly command: string;
    readonly args: readonly string[];
    readonly problemMatcher: {
      readonly background: { readonly beginsPattern: string; readonly endsPattern: string };
    };
  }[];
}

type Listener = (result: { readonly errors: readonly unknown[] }) => unknown;

const readJson = (file: string): unknown =>
  JSON.parse(fs.readFileSync(path.join(root, file), 'utf8'));
const { configurations } = readJson('.vscode/launch.json') as Launch;
const { tasks } = readJson('.vscode/tasks.json') as Tasks;

afterEach(() => vi.restoreAllMocks());

describe('what F5 waits for', () => {
  const name = configurations.find(({ preLaunchTask }) => preLaunchTask !== undefined);
  const task = tasks.find(({ label }) => label === name?.preLaunchTask)!;

  it('goes on watching: a task of npm’s would leave the arguments out', () => {
    expect(task.type).toBe('process');
    expect([task.command, ...task.args]).toEqual(['node', 'scripts/build.mjs', '--watch']);
  });

  it('is known by what the build says when it begins, and when all of it has ended', () => {
    const { beginsPattern, endsPattern } = task.problemMatcher.background;
    expect(
      saidByTwo().map((line) => [line.search(beginsPattern), line.search(endsPattern)]),
    ).toEqual([
      [0, -1],
      [0, -1],
      [-1, -1],
      [-1, -1],
      [-1, 0],
    ]);
  });
});

it('the debugger attaches where `npm start -- --desktop` lets it', () => {
  const start = fs.readFileSync(path.join(root, 'scripts/start.mjs'), 'utf8');
  const port = configurations.find((each) => each.port !== undefined)?.port;
  expect(start).toContain(`'--inspect-extensions=${port}'`);
});

/** What two builds at once say, the second of which ends last. */
function saidByTwo(): string[] {
  const log = vi.spyOn(console, 'log').mockReturnValue();
  const builds = ['one', 'two'].map((side) => listenersOf(side));
  for (const { start } of builds) start({ errors: [] });
  for (const { end } of builds) end({ errors: [] });
  return log.mock.calls.map(([line]) => String(line));
}

function listenersOf(side: string): Record<'start' | 'end', Listener> {
  const heard: Partial<Record<'start' | 'end', Listener>> = {};
  const build = {
    onStart: (listener: Listener) => void (heard.start = listener),
    onEnd: (listener: Listener) => void (heard.end = listener),
  };
  void announcer(side).setup(build as never);
  return heard as Record<'start' | 'end', Listener>;
}
