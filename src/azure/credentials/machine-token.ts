import { FailureError } from '../../protocol/failure.ts';
import type { AccessToken } from '../../protocol/storage.ts';
import type { TokenCredential } from '@azure/identity';

/** What a token is wanted for. */
export interface MachineWish {
  readonly scopes: readonly string[];
  readonly tenant?: string;
  /** What a claims challenge asked for, as JSON. */
  readonly claims?: string;
}

let shared: Promise<TokenCredential> | undefined;

/**
 * A token of whoever this machine is signed in as: environment, workload and managed identity,
 * Azure CLI, PowerShell, Developer CLI, in the order of `DefaultAzureCredential`. Rejects with a
 * `FailureError`.
 */
export async function machineToken({ scopes, tenant, claims }: MachineWish): Promise<AccessToken> {
  shared ??= createCredential();
  const options = {
    ...(tenant === undefined ? {} : { tenantId: tenant }),
    ...(claims === undefined ? {} : { claims }),
  };
  try {
    const { token, expiresOnTimestamp } = (await (await shared).getToken([...scopes], options))!;
    return { token, expiresOnTimestamp };
  } catch {
    throw new FailureError(
      'sign-in',
      'This machine is not signed in to Azure.',
      'Run “az login” in a terminal, set the variables of a service principal, or use the managed identity; then try again.',
    );
  }
}

/** The library is large, and only those load it who sign in with their machine. */
async function createCredential(): Promise<TokenCredential> {
  const { DefaultAzureCredential } = await import('@azure/identity');
  return new DefaultAzureCredential({ additionallyAllowedTenants: ['*'] });
}
