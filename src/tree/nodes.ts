import type { StorageAccount } from '../accounts/storage-account.ts';
import type { ListedBlob, NicBlob, Period, Strays } from '../azure/index.ts';
import type { FlowLogPath } from '../core/format/flow-log-path.ts';
import type { Failure } from '../protocol/failure.ts';

/** What every node has. */
interface Common {
  /** The same after a refresh, and of no other node: made of the address of what it shows. */
  readonly id: string;
  readonly account: StorageAccount;
}

interface Below<Parent> extends Common {
  readonly parent: Parent;
  readonly container: string;
}

export interface AccountNode extends Common {
  readonly kind: 'account';
  readonly parent?: undefined;
}

export interface LogNode extends Below<AccountNode> {
  readonly kind: 'log';
  /** What names of its blobs begin with. */
  readonly prefix: string;
  readonly path: FlowLogPath;
}

/** A month, a day or an hour of a flow log. */
export type PeriodNode = MonthNode | DayNode | HourNode;

export interface MonthNode extends Below<LogNode> {
  readonly kind: 'month';
  readonly period: Period;
}

export interface DayNode extends Below<MonthNode> {
  readonly kind: 'day';
  readonly period: Period;
}

export interface HourNode extends Below<DayNode> {
  readonly kind: 'hour';
  readonly period: Period;
}

/** The blob of one NIC and one hour, or the log of all NICs from before December 2017. */
export interface NicNode extends Below<HourNode> {
  readonly kind: 'nic';
  readonly blob: NicBlob;
  /** Percent-encoded, without a query; `undefined` for a name that no address can hold. */
  readonly url: string | undefined;
}

/** What lies at a level and is no part of a flow log. */
export interface OthersNode extends Below<LevelNode> {
  readonly kind: 'others';
  /** Where they were looked for; the names of what is found are shown without it. */
  readonly prefix: string;
  readonly strays: Strays;
}

export interface FolderNode extends Below<OthersNode | FolderNode> {
  readonly kind: 'folder';
  readonly prefix: string;
}

export interface OtherBlobNode extends Below<OthersNode | FolderNode> {
  readonly kind: 'blob';
  readonly blob: ListedBlob;
  /** Percent-encoded, without a query; `undefined` for a name that no address can hold. */
  readonly url: string | undefined;
}

/** Stands below what is not yet loaded. */
export interface MoreNode extends Common {
  readonly kind: 'more';
  readonly parent: LevelNode;
  /** Which part of the level goes on. */
  readonly part: number;
}

/** Stands in place of what could not be loaded. */
export interface FailureNode extends Common {
  readonly kind: 'failure';
  readonly parent: LevelNode;
  readonly failure: Failure;
}

/** Stands beside a failure that signing in mends. */
export interface SignInNode extends Common {
  readonly kind: 'signIn';
  readonly parent: LevelNode;
}

/** Says that there is nothing, and what was looked for. */
export interface HintNode extends Common {
  readonly kind: 'hint';
  readonly parent: LevelNode;
  readonly text: string;
  readonly detail: string;
}

/** Stands below what no flow logs were found in. */
export interface AddPlaceNode extends Common {
  readonly kind: 'addPlace';
  readonly parent: AccountNode;
}

/** What has nodes below it. */
export type LevelNode = AccountNode | LogNode | PeriodNode | OthersNode | FolderNode;

export type TreeNode =
  | LevelNode
  | NicNode
  | OtherBlobNode
  | MoreNode
  | FailureNode
  | SignInNode
  | HintNode
  | AddPlaceNode;

export function isLevel(node: TreeNode): node is LevelNode {
  return LEVELS.has(node.kind);
}

const LEVELS: ReadonlySet<TreeNode['kind']> = new Set([
  ...(['account', 'log', 'month', 'day', 'hour', 'others', 'folder'] as const),
]);

/** Whether a node is the other, by its id, or stands anywhere below it. */
export function isWithin(node: TreeNode, other: TreeNode): boolean {
  for (let each: TreeNode | undefined = node; each !== undefined; each = each.parent) {
    if (each.id === other.id) return true;
  }
  return false;
}

/** What a command is given may come from anywhere: whether it is a node of the tree. */
export function isNode(value: unknown): value is TreeNode {
  return typeof value === 'object' && value !== null && 'kind' in value && 'account' in value;
}
