import {
  BaseRequestPolicy,
  type HttpOperationResponse,
  type RequestPolicy,
  type RequestPolicyFactory,
  type RequestPolicyOptions,
  RestError,
  type WebResource,
} from '@azure/storage-blob';
import { pause } from './pause.ts';

/** How long a server may take to begin its answer, ms. */
const ANSWER_TIMEOUT = 30_000;

/** Nobody waits longer than this for one request, whatever the server asks for, ms. */
const LONGEST_PAUSE = 60_000;

/** Tries of a server that is busy, and of a network that leads nowhere. */
const MOST_TRIES = { busy: 6, network: 4 };

/** `ServerBusy` and `OperationTimedOut`, and what a gateway in between makes of them. */
const BUSY = new Set([408, 429, 500, 502, 503, 504]);

/** A certificate that does not fit, or an answer that is no XML, is no better the second time. */
const NETWORK = new Set([
  ...['ECONNRESET', 'ECONNREFUSED', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN'],
  ...['ENETUNREACH', 'EHOSTUNREACH', RestError.REQUEST_SEND_ERROR, RestError.PARSE_ERROR],
]);

/**
 * Tries again what a busy server refused, or the network lost, when the server says that it may:
 * the SDK's own policy, for which this one stands, knows no `Retry-After`.
 */
class PatiencePolicy extends BaseRequestPolicy {
  private readonly onWait: (isWaiting: boolean) => void;

  constructor(
    next: RequestPolicy,
    options: RequestPolicyOptions,
    onWait: (isWaiting: boolean) => void,
  ) {
    super(next, options);
    this.onWait = onWait;
  }

  async sendRequest(request: WebResource): Promise<HttpOperationResponse> {
    // Only until its headers are there: bodies are watched by whoever reads them.
    request.timeout = ANSWER_TIMEOUT;
    for (let tries = 1; ; tries++) {
      try {
        return await this._nextPolicy.sendRequest(request);
      } catch (thrown) {
        const failure = isTimeout(thrown, request) ? noAnswer() : thrown;
        const ms = pauseAfter(failure, tries);
        if (ms === undefined || request.abortSignal?.aborted === true) throw failure;
        await this.wait(ms, request);
      }
    }
  }

  private async wait(ms: number, { abortSignal }: WebResource): Promise<void> {
    this.onWait(true);
    try {
      await pause(ms, abortSignal);
    } finally {
      this.onWait(false);
    }
  }
}

/** Makes the policy; `onWait` hears when a request begins to wait for its next try, and ends. */
export function patient(onWait: (isWaiting: boolean) => void): RequestPolicyFactory {
  return { create: (next, options) => new PatiencePolicy(next, options, onWait) };
}

/** The client calls it an abort when its time is over; so it does when somebody cancels. */
function isTimeout(thrown: unknown, { abortSignal }: WebResource): boolean {
  return thrown instanceof Error && thrown.name === 'AbortError' && abortSignal?.aborted !== true;
}

function noAnswer(): RestError {
  return new RestError('The server did not answer in time.', { code: 'ETIMEDOUT' });
}

/** How long to wait before the next try, ms; `undefined` where there is none. */
function pauseAfter(failure: unknown, tries: number): number | undefined {
  if (!(failure instanceof RestError)) return undefined;
  if (failure.statusCode !== undefined && BUSY.has(failure.statusCode)) {
    if (tries >= MOST_TRIES.busy) return undefined;
    const asked = retryAfter(failure.response?.headers.get('retry-after'));
    if (asked !== undefined) return asked > LONGEST_PAUSE ? undefined : asked;
    return 1000 * 2 ** (tries - 1) * jitter();
  }
  const isLost = NETWORK.has(failure.code ?? '');
  return isLost && tries < MOST_TRIES.network ? 500 * 2 ** (tries - 1) * jitter() : undefined;
}

/** Seconds, or a date. */
function retryAfter(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const ms = /^\d+$/.test(text.trim()) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

/** Requests that were refused together must not come back together. */
function jitter(): number {
  return 0.8 + 0.4 * Math.random();
}
