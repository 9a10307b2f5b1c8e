import { protocolName } from '../../src/core/format/protocol.ts';
import type { PageRow } from '../../src/protocol/session.ts';

/** A destination port with its protocol: `22/TCP`. Ports of one number are not one service. */
export function portLabel({ destPort, protocol }: Pick<PageRow, 'destPort' | 'protocol'>): string {
  return `${destPort}/${protocolName(protocol)}`;
}
