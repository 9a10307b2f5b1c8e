import { formatDuration } from '../../core/format/numbers.ts';
import { formatUtcMinute } from '../../core/storage/sas.ts';
import type { StorageAnswer } from './storage-answer.ts';
import { refused, type Words } from './words.ts';

/** How far a request's date may be off. Source: "Authorize with Shared Key", date header. */
const MOST_SKEW = 15 * 60_000;

/** Codes for who asks, not for what may be done: only of those a clock can be the cause. */
const AUTHENTICATION = new Set(['AuthenticationFailed', 'InvalidAuthenticationInfo']);

/** A refusal for what time it is: here, there, or in the signature. */
export function clockFailure(answer: StorageAnswer): Words | undefined {
  return validityFailure(answer) ?? skewFailure(answer);
}

function validityFailure({ sas, serverTime, ownTime, words: said }: StorageAnswer) {
  const now = serverTime ?? ownTime;
  if (sas?.expires !== undefined && sas.expires <= now) {
    const when = formatUtcMinute(sas.expires);
    return refused(`its SAS expired on ${when}`, NEW_SAS);
  }
  if (sas?.starts !== undefined && sas.starts > now) {
    const when = formatUtcMinute(sas.starts);
    return refused(
      `its SAS is valid only from ${when} on`,
      'Wait until then, or add the account again with a SAS that starts earlier.',
    );
  }
  // Where a stored access policy has the times, only the server knows them.
  if (sas === undefined || !/not valid in the specified time frame/i.test(said)) return undefined;
  return refused('its SAS is not valid at this time', NEW_SAS);
}

const NEW_SAS = 'Ask for a new SAS and add the account again, or sign in with Microsoft.';

function skewFailure({ serverTime, ownTime, words: said, code }: StorageAnswer): Words | undefined {
  const skew = serverTime === undefined ? 0 : ownTime - serverTime;
  const isSaid = /date header too (?:old|far)|token is (?:not yet valid|expired)/i.test(said);
  const isOff = Math.abs(skew) >= MOST_SKEW && AUTHENTICATION.has(code);
  if (!isOff && !isSaid) return undefined;
  const side = skew < 0 ? 'behind' : 'ahead of';
  const off = `This computer’s clock is ${formatDuration(Math.abs(skew))} ${side} the server’s.`;
  return refused(
    'the time of the request does not fit',
    `${isOff ? `${off} ` : ''}Set this computer’s clock, then try again.`,
  );
}
