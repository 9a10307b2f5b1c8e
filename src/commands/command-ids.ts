import type { PageCommand } from '../protocol/grid.ts';
import { PAGE_COMMANDS } from './page-commands.ts';

/** The commands that no page carries out: all that an activation needs to know of them. */
const OWN_COMMANDS = [
  'flowLogs.openAsTable',
  'flowLogs.openSample',
  'flowLogs.explainSample',
  'flowLogs.decodeClipboard',
  'flowLogs.explainProblems',
  'flowLogs.openAsJson',
  'flowLogs.openNextRecord',
  'flowLogs.openBlobByUrl',
  'flowLogs.downloadBlob',
  'flowLogs.copyBlobUrl',
  'flowLogs.copyBlobPath',
  'flowLogs.export',
  'flowLogs.explainTuple',
  'flowLogs.copyTuple',
  'flowLogs.formatRecord',
  'flowLogs.openRecord',
  'flowLogs.reportIssue',
  'flowLogs.addAccount',
  'flowLogs.removeAccount',
  'flowLogs.signIn',
  'flowLogs.refresh',
  'flowLogs.loadMore',
  'flowLogs.retry',
  'flowLogs.cancelLoading',
  'flowLogs.goToTime',
  'flowLogs.findNic',
  'flowLogs.addPlace',
  'flowLogs.removePlace',
  'flowLogs.openTimeRange',
  'flowLogs.openAsOneTable',
  'flowLogs.saveSet',
  'flowLogs.startNames',
  'flowLogs.importNames',
  'flowLogs.whereServiceTags',
] as const;

/** The id of a command of a page. */
export type PageCommandId = `flowLogs.${PageCommand}`;

/** The id of a command. */
export type CommandId = (typeof OWN_COMMANDS)[number] | PageCommandId;

/** The ids of all commands. */
export const COMMAND_IDS: readonly CommandId[] = [
  ...OWN_COMMANDS,
  ...PAGE_COMMANDS.map((command): PageCommandId => `flowLogs.${command}`),
];

/** What a command does. What it throws is shown. */
export type Command = (...args: readonly unknown[]) => Promise<void>;

/** What each command does. */
export type Commands = Readonly<Record<CommandId, Command>>;
