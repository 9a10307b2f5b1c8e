import { protocolName } from '../../src/core/format/protocol.ts';
import { serviceName } from '../../src/core/format/service-names.ts';
import type { PageRow } from '../../src/protocol/session.ts';

type Port = Pick<PageRow, 'destPort' | 'protocol'>;

/** A destination port with its protocol: `22/TCP`. Ports of one number are not one service. */
export function portLabel({ destPort, protocol }: Port): string {
  return `${destPort}/${protocolName(protocol)}`;
}

/** The service that is usually there; `''` where none is known. */
export function portService({ destPort, protocol }: Port): string {
  return serviceName(destPort, protocol);
}
