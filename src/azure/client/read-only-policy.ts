import {
  BaseRequestPolicy,
  type HttpOperationResponse,
  type RequestPolicyFactory,
  type WebResource,
} from '@azure/storage-blob';

/** Lets only what reads through: logs are evidence, and writing to a live one breaks it. */
class ReadOnlyPolicy extends BaseRequestPolicy {
  static readonly factory: RequestPolicyFactory = {
    create: (next, options) => new ReadOnlyPolicy(next, options),
  };

  sendRequest(request: WebResource): Promise<HttpOperationResponse> {
    if (request.method === 'GET' || request.method === 'HEAD') {
      return this._nextPolicy.sendRequest(request);
    }
    throw new Error(`A request that may write was stopped: ${request.method}.`);
  }
}

/** Makes the policy that every client of this room has. */
export const readOnly = ReadOnlyPolicy.factory;
