import type { FoundLog, NicBlob, Period, Strays } from '../azure/index.ts';
import { addressOf, containerUrl } from './addresses.ts';
import type {
  AccountNode,
  DayNode,
  FolderNode,
  HourNode,
  LogNode,
  MonthNode,
  NicNode,
  OtherBlobNode,
  OthersNode,
  PeriodNode,
} from './nodes.ts';

export function logNode(
  parent: AccountNode,
  container: string,
  { prefix, path }: FoundLog,
): LogNode {
  const { account } = parent;
  const id = `${containerUrl(account, container)}/${prefix}`;
  return { kind: 'log', id, account, parent, container, prefix, path };
}

export function monthNode(parent: LogNode, period: Period): MonthNode {
  return { kind: 'month', parent, ...ofPeriod(parent, period) };
}

export function dayNode(parent: MonthNode, period: Period): DayNode {
  return { kind: 'day', parent, ...ofPeriod(parent, period) };
}

export function hourNode(parent: DayNode, period: Period): HourNode {
  return { kind: 'hour', parent, ...ofPeriod(parent, period) };
}

function ofPeriod({ account, container }: LogNode | PeriodNode, period: Period) {
  const id = `${containerUrl(account, container)}/${period.prefix}`;
  return { id, account, container, period };
}

export function nicNode(parent: HourNode, blob: NicBlob): NicNode {
  const { account, container } = parent;
  const id = `${containerUrl(account, container)}/${blob.name}`;
  const url = addressOf(account, container, blob.name);
  return { kind: 'nic', id, account, container, parent, blob, url };
}

/** Their ids tell of their parents: a folder may be found from two places that overlap. */
export function strayNodes(
  parent: OthersNode | FolderNode,
  { folders, blobs }: Strays,
): readonly (FolderNode | OtherBlobNode)[] {
  const { account, container } = parent;
  const shared = { account, container, parent };
  const idOf = (name: string) => `${parent.id}>${name}`;
  return [
    ...folders.map((prefix): FolderNode => ({
      ...shared,
      kind: 'folder',
      id: idOf(prefix),
      prefix,
    })),
    ...blobs.map((blob): OtherBlobNode => ({
      ...shared,
      kind: 'blob',
      id: idOf(blob.name),
      blob,
      url: addressOf(account, container, blob.name),
    })),
  ];
}
