/**
 * What Azure's management API answers, as far as the product reads it. Source: the REST
 * reference, "Tenants - List", "Subscriptions - List", "Storage Accounts - List".
 */

/** One page of a list; `nextLink` leads to the next. */
export function page(value: readonly unknown[], nextLink?: string) {
  return nextLink === undefined ? { value } : { value, nextLink };
}

export function tenant(tenantId: string, displayName: string) {
  return { id: `/tenants/${tenantId}`, tenantId, displayName };
}

export function subscription(subscriptionId: string, displayName: string) {
  return { id: `/subscriptions/${subscriptionId}`, subscriptionId, displayName };
}

/** `properties` beside those that every account has; `suffix` is that of the cloud's storage. */
export function storageAccount(
  name: string,
  properties: Readonly<Record<string, unknown>> = {},
  suffix = 'core.windows.net',
) {
  const group = '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/net-rg';
  return {
    id: `${group}/providers/Microsoft.Storage/storageAccounts/${name}`,
    name,
    location: 'westeurope',
    kind: 'StorageV2',
    properties: { primaryEndpoints: { blob: `https://${name}.blob.${suffix}/` }, ...properties },
  };
}

/** A refusal, by its code. */
export function refusal(code: string) {
  return { error: { code, message: 'Words that may change.' } };
}

/** Where the accounts of a subscription are listed. */
export function accountsPath(id: string): string {
  return `/subscriptions/${id}/providers/Microsoft.Storage/storageAccounts`;
}
