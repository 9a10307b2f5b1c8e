import type { FailureCode } from '../../protocol/failure.ts';

/** A failure but for its target, which stands between `before` and `happened`. */
export interface Words {
  readonly code: FailureCode;
  readonly before: string;
  /** `could not be reached: …` */
  readonly happened: string;
  readonly remedy: string;
}

/** A failure whose target is the subject of the sentence. */
export function words(code: FailureCode, happened: string, remedy: string): Words {
  return { code, before: '', happened, remedy };
}

/** The server knows who asks, or wants to, and says no: why, without a full stop. */
export function refused(why: string, remedy: string, code: FailureCode = 'no-access'): Words {
  return { code, before: 'Access to ', happened: `was refused: ${why}.`, remedy };
}

const NETWORK =
  'Check the network, the VPN and the editor’s proxy settings; the account’s firewall or a private endpoint may also keep this network out.';

/** No connection came about, or it was cut: why, without a full stop. */
export function unreachable(why: string): Words {
  return words('unreachable', `could not be reached: ${why}.`, NETWORK);
}
