import { dateAndClock } from '../core/format/clock.ts';
import { formatMac } from '../core/format/mac.ts';
import { formatBytes, formatCounted } from '../core/format/numbers.ts';
import { placeName } from './addresses.ts';
import type { FolderNode, NicNode, OtherBlobNode, OthersNode } from './nodes.ts';
import { periodWords } from './period-words.ts';
import { plain, type RawFacts } from './raw-facts.ts';

const HOUR = 3_600_000;

/** `now` tells whether the hour is still being written; `label` is what the NIC is called. */
export function ofNic({ parent, blob, url }: NicNode, now: number, label = ''): RawFacts {
  const isNow = now < parent.period.start + HOUR;
  const name = blob.macAddress === '' ? 'All NICs' : formatMac(blob.macAddress);
  const size = formatBytes(blob.size);
  const written = isNow ? 'still being written' : dateAndTime(blob.modified);
  const { spoken: hour } = periodWords('hour', parent.period.start);
  const named = label === '' ? '' : `Most of its tuples show the address ${label}.`;
  return {
    label: label === '' ? name : label,
    description: [label === '' ? '' : name, size, written].filter(Boolean).join(' · '),
    tooltip: [
      blob.macAddress === '' ? 'Flow log of all NICs' : `Flow log of the NIC ${name}`,
      named,
      hour,
      ...blobLines(blob.size, blob.modified),
      isNow ? 'Still being written: Azure adds to it each minute.' : '',
      `Name: ${blob.name}`,
      url === undefined ? UNADDRESSABLE : '',
    ],
    spoken: `NIC ${label === '' ? '' : `${label}, `}${name}, ${size}, ${isNow ? written : `last modified ${written}`}, ${hour}`,
    icon: isNow ? 'record' : 'circuit-board',
  };
}

const UNADDRESSABLE = 'It cannot be opened: no address can hold this name.';

function blobLines(size: number, modified: number): string[] {
  return [
    `Size: ${formatBytes(size)} (${formatCounted(size, 'byte')})`,
    `Last modified: ${dateAndTime(modified)}`,
  ];
}

function dateAndTime(ms: number): string {
  return `${dateAndClock(ms)} UTC`;
}

export function ofOthers({ container, prefix }: OthersNode): RawFacts {
  const where = placeName({ container, prefix });
  return plain('Other blobs', where, ['What lies here and is no part of a flow log.'], 'files');
}

export function ofFolder(node: FolderNode): RawFacts {
  const { prefix, parent, container } = node;
  const name = nameBelow(parent, prefix).replace(/\/$/, '');
  return plain(name, '', [placeName({ container, prefix })], 'folder');
}

export function ofOtherBlob({ blob, parent, url, container }: OtherBlobNode): RawFacts {
  const name = nameBelow(parent, blob.name);
  const size = formatBytes(blob.size);
  const modified = dateAndTime(blob.modified);
  return {
    label: name,
    description: `${size} · ${modified}`,
    tooltip: [
      placeName({ container, prefix: blob.name }),
      ...blobLines(blob.size, blob.modified),
      url === undefined ? UNADDRESSABLE : '',
    ],
    spoken: `Blob ${name}, ${size}, last modified ${modified}`,
    icon: 'file',
  };
}

/** A prefix need not end at a folder: what stands behind its last one is part of the name. */
function nameBelow({ prefix }: OthersNode | FolderNode, name: string): string {
  const base = prefix.lastIndexOf('/') + 1;
  return base < name.length ? name.slice(base) : name;
}
