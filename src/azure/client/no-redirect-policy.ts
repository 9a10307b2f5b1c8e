import {
  BaseRequestPolicy,
  type HttpOperationResponse,
  type RequestPolicyFactory,
  type WebResource,
} from '@azure/storage-blob';

/** A redirection is an error: it would carry a signature to a host that nobody named. */
export const NO_REDIRECT = { redirect: 'error' } as const;

/** Tells a browser so, which follows redirections by itself; the SDK's own policy does elsewhere. */
class NoRedirectPolicy extends BaseRequestPolicy {
  static readonly factory: RequestPolicyFactory = {
    create: (next, options) => new NoRedirectPolicy(next, options),
  };

  sendRequest(request: WebResource): Promise<HttpOperationResponse> {
    request.requestOverrides = NO_REDIRECT;
    return this._nextPolicy.sendRequest(request);
  }
}

/** Makes the policy that every client of this room has. */
export const noRedirect = NoRedirectPolicy.factory;
