import type { SubscriptionClient } from '@azure/arm-resources-subscriptions';
import { isWithin } from '../../core/storage/within.ts';
import { NO_REDIRECT } from '../client/no-redirect-policy.ts';

type PipelinePolicy = Parameters<SubscriptionClient['pipeline']['addPolicy']>[0];

/**
 * Stops a request to any other host: a page's link to the next comes from the server, and the
 * token would go wherever it leads.
 */
export function ownHostOnly(endpoint: string): PipelinePolicy {
  return {
    name: 'ownHostOnly',
    sendRequest: (request, next) => {
      if (!isWithin(endpoint, request.url)) {
        throw new Error('A request that would have gone to another host was stopped.');
      }
      request.requestOverrides = NO_REDIRECT;
      return next(request);
    },
  };
}
