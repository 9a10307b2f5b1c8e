import type { LogPlace, StorageAccount } from '../accounts/storage-account.ts';
import { visible } from '../core/filter/inert-text.ts';
import type { FlowLogPath } from '../core/format/flow-log-path.ts';
import type { FailureCode } from '../protocol/failure.ts';
import { isUsualPlace, placeName } from './addresses.ts';
import { ofFolder, ofNic, ofOtherBlob, ofOthers } from './blob-facts.ts';
import type { AccountNode, FailureNode, LogNode, PeriodNode, TreeNode } from './nodes.ts';
import { periodWords } from './period-words.ts';
import { type ItemFacts, plain, type RawFacts } from './raw-facts.ts';

/** What a NIC is called, by its MAC address; `''` where that is not known. */
export type NicNames = (mac: string) => string;

const unnamed: NicNames = () => '';

/** `now`, ms since 1970, tells which hour is still being written. */
export function itemFacts(node: TreeNode, now: number, nicOf: NicNames = unnamed): ItemFacts {
  const facts = factsOf(node, now, nicOf);
  return {
    label: visible(facts.label),
    description: visible(facts.description),
    tooltip: facts.tooltip
      .filter((line) => line !== '')
      .map(visible)
      .join('\n'),
    spoken: visible(facts.spoken),
    icon: facts.icon,
  };
}

function factsOf(node: TreeNode, now: number, nicOf: NicNames): RawFacts {
  if ('period' in node) return ofPeriod(node);
  switch (node.kind) {
    case 'account':
      return ofAccount(node);
    case 'log':
      return ofLog(node);
    case 'nic':
      return ofNic(node, now, nicOf(node.blob.macAddress));
    case 'others':
      return ofOthers(node);
    case 'folder':
      return ofFolder(node);
    case 'blob':
      return ofOtherBlob(node);
    case 'failure':
      return ofFailure(node);
    case 'hint':
      return plain(node.text, '', [node.detail], 'info');
    case 'more':
      return plain('Load more…', '', ['There is more than is shown.'], 'fold-down');
    case 'signIn':
      return plain('Sign in…', node.account.name, [`Sign in to ${node.account.name}.`], 'sign-in');
    case 'addPlace':
      return plain('Add Container or Prefix…', '', [ADD_PLACE], 'add');
  }
}

const ADD_PLACE =
  'Name another container, or a part of one, where flow logs lie: an archive, for example.';

const SIGN_INS: Readonly<Record<StorageAccount['signIn']['kind'], string>> = {
  editor: 'signed in to with Microsoft Entra ID',
  machine: 'signed in to as this machine is (Azure CLI, environment, managed identity)',
  key: 'read with an account key',
  sas: 'read with a shared access signature',
  anonymous: 'read anonymously',
};

function ofAccount({ account }: AccountNode): RawFacts {
  const kind = account.container === undefined ? 'Storage account' : 'Container';
  const signIn = SIGN_INS[account.signIn.kind];
  const places = account.places.map((place) => `Also looked in: ${placeName(place)}`);
  return {
    label: account.name,
    description: '',
    tooltip: [account.id, `${kind}, ${signIn}`, ...places],
    spoken: `${kind} ${account.name}, ${signIn}`,
    icon: account.container === undefined ? 'azure' : 'package',
  };
}

const KINDS = { vnet: 'VNet', nsg: 'NSG' } as const;

function ofLog({ account, container, prefix, path }: LogNode): RawFacts {
  const region = path.region.toLowerCase();
  const place = { container, prefix: '' };
  const isArchived = isElsewhere(account, place);
  const described = [region, KINDS[path.kind], isArchived ? container : ''];
  return {
    label: path.name,
    description: described.filter((text) => text !== '').join(' · '),
    tooltip: [...logLines(path), `Container: ${container}`, `Path: ${prefix}`],
    spoken: `${path.name}, ${KINDS[path.kind]} flow log${region === '' ? '' : `, region ${region}`}`,
    icon: isArchived ? 'archive' : path.kind === 'nsg' ? 'shield' : 'pulse',
  };
}

function isElsewhere(account: StorageAccount, place: LogPlace): boolean {
  return account.container === undefined && !isUsualPlace(account, place);
}

function logLines(path: FlowLogPath): string[] {
  const line = (label: string, text: string) => (text === '' ? '' : `${label}: ${text}`);
  return [
    `${KINDS[path.kind]} flow log ${path.name}`,
    line('Region', path.region.toLowerCase()),
    line('Subscription', path.subscription),
    line('Resource group', path.resourceGroup),
    line('Network Watcher', path.networkWatcher),
  ];
}

function ofPeriod(node: PeriodNode): RawFacts {
  const { label, description, spoken } = periodWords(node.kind, node.period.start);
  const icon = node.kind === 'hour' ? 'clock' : 'calendar';
  return { label, description, spoken, tooltip: [spoken], icon };
}

/** The message names the container first, which is all that a narrow view has room for. */
const SHORT: Partial<Record<FailureCode, string>> = {
  cancelled: 'Cancelled',
  'sign-in': 'Sign-in needed',
  'no-access': 'No access',
  'not-found': 'Not found',
  unreachable: 'Not reachable',
  busy: 'Storage is busy',
};

function ofFailure({ failure: { code, message, remedy } }: FailureNode): RawFacts {
  const isError = code !== 'cancelled';
  return {
    label: SHORT[code] ?? 'Not listed',
    description: message,
    tooltip: [message, remedy],
    spoken: `${isError ? 'Error: ' : ''}${message} ${remedy}`.trim(),
    icon: isError ? 'error' : 'circle-slash',
  };
}
