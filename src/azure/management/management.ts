import { SubscriptionClient } from '@azure/arm-resources-subscriptions';
import { type StorageAccount, StorageManagementClient } from '@azure/arm-storage';
import type { TokenCredential } from '@azure/identity';
import { managementFailure } from './management-failure.ts';
import { ownHostOnly } from './own-host-policy.ts';

/** A directory in which the person has an account. */
export interface Tenant {
  readonly id: string;
  readonly name: string;
}

/** A subscription that the person may see. */
export interface Subscription {
  readonly id: string;
  readonly name: string;
}

/** A storage account, as the management API knows it. */
export interface ManagedAccount {
  readonly name: string;
  /** Its blob endpoint, with a slash at the end as the service writes it. */
  readonly endpoint: string;
  readonly location: string;
  readonly resourceGroup: string;
  /** Whether its keys, and SAS made with them, are taken. */
  readonly allowsKeys: boolean;
  readonly isHierarchical: boolean;
}

/** For tests: how a server on loopback is reached. */
export interface Transport {
  readonly tlsOptions?: { readonly ca: string };
}

/**
 * What the management API of a cloud lists, by its address `https://management.azure.com`. All
 * reject with a `FailureError`. A busy API (429) is asked again when it says so.
 */
export class Management {
  private readonly endpoint: string;
  private readonly credential: TokenCredential;
  private readonly transport: Transport;

  constructor(endpoint: string, credential: TokenCredential, transport: Transport = {}) {
    this.endpoint = endpoint;
    this.credential = credential;
    this.transport = transport;
  }

  async tenants(abortSignal: AbortSignal): Promise<readonly Tenant[]> {
    const listed = await all(
      this.subscriptionClient().tenants.list({ abortSignal }),
      'the tenants',
    );
    return listed.flatMap(({ tenantId: id, displayName, defaultDomain }) =>
      id === undefined ? [] : [{ id, name: displayName ?? defaultDomain ?? id }],
    );
  }

  async subscriptions(abortSignal: AbortSignal): Promise<readonly Subscription[]> {
    const list = this.subscriptionClient().subscriptions.list({ abortSignal });
    return (await all(list, 'the subscriptions')).flatMap(({ subscriptionId: id, displayName }) =>
      id === undefined ? [] : [{ id, name: displayName ?? id }],
    );
  }

  /** The accounts of a subscription that have blobs. */
  async accounts(
    subscription: string,
    abortSignal: AbortSignal,
  ): Promise<readonly ManagedAccount[]> {
    const client = new StorageManagementClient(this.credential, subscription, this.options());
    const list = client.storageAccounts.list({ abortSignal });
    return (await all(list, 'the storage accounts')).flatMap(managedAccount);
  }

  private subscriptionClient(): SubscriptionClient {
    return new SubscriptionClient(this.credential, this.options());
  }

  private options() {
    const scope = `${this.endpoint}/.default`;
    return {
      ...this.transport,
      endpoint: this.endpoint,
      credentialScopes: scope,
      credentials: { scopes: [scope] },
      redirectOptions: { maxRetries: 0 },
      additionalPolicies: [{ policy: ownHostOnly(this.endpoint), position: 'perCall' as const }],
    };
  }
}

function managedAccount(account: StorageAccount): readonly ManagedAccount[] {
  const { name, id = '', location, primaryEndpoints, allowSharedKeyAccess, isHnsEnabled } = account;
  if (name === undefined || primaryEndpoints?.blob === undefined) return [];
  return [
    {
      name,
      endpoint: primaryEndpoints.blob,
      location,
      resourceGroup: /\/resourceGroups\/([^/]+)/i.exec(id)?.[1] ?? '',
      // Null, the default, permits them.
      allowsKeys: allowSharedKeyAccess !== false,
      isHierarchical: isHnsEnabled === true,
    },
  ];
}

async function all<T>(pages: AsyncIterable<T>, target: string): Promise<readonly T[]> {
  const listed: T[] = [];
  try {
    for await (const each of pages) listed.push(each);
  } catch (thrown) {
    throw managementFailure(thrown, target);
  }
  return listed;
}
