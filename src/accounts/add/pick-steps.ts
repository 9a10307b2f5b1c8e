import type { Management } from '../../azure/index.ts';
import type { Cloud } from '../../core/storage/cloud.ts';
import { parseStorageAddress } from '../../core/storage/storage-address.ts';
import { isWrong } from '../../core/storage/wrong.ts';
import { askPick, BACK, type Choice } from '../../platform/ask.ts';
import { quickText } from '../../platform/quick-text.ts';
import type { Step } from '../../platform/steps.ts';
import { entraAccount, type NewAccount } from './new-account.ts';
import type { Finish } from './typed-steps.ts';

/** Ways to sign in with Microsoft Entra ID. */
export type TokenSignIn = 'editor' | 'machine';

/** The management API, asked as a member of a tenant; of one’s own, without. */
export type ManagementOf = (
  cloud: Cloud,
  signIn: TokenSignIn,
  tenant?: string,
) => Promise<Management>;

/** Who is asked, and how what is found is signed in to. */
export interface Picking {
  readonly cloud: Cloud;
  readonly signIn: TokenSignIn;
  readonly management: ManagementOf;
  readonly finish: Finish;
}

function pickStep<T extends string | NewAccount>(
  what: string,
  { cloud }: Picking,
  choices: (signal: AbortSignal) => Promise<readonly Choice<T>[]>,
  next: (value: T) => Step,
): Step {
  return async (canGoBack) => {
    const title = `Add Storage Account: ${cloud.name}`;
    const placeholder = `Choose the ${what}`;
    const none = `No ${what} is there for you to see. An account can also be added by its name.`;
    const value = await askPick({ title, placeholder, none, canGoBack, choices });
    if (value === undefined || value === BACK) return value;
    return next(value);
  };
}

/** Which tenant: guests have several. */
export function tenantStep(picking: Picking): Step {
  const choices = async (signal: AbortSignal) => {
    const management = await picking.management(picking.cloud, picking.signIn);
    return (await management.tenants(signal)).map(({ id, name }) => ({
      label: `$(organization) ${quickText(name)}`,
      description: id,
      value: id,
    }));
  };
  return pickStep('tenant', picking, choices, (tenant) => subscriptionStep(picking, tenant));
}

function subscriptionStep(picking: Picking, tenant: string): Step {
  const choices = async (signal: AbortSignal) => {
    const management = await picking.management(picking.cloud, picking.signIn, tenant);
    return (await management.subscriptions(signal)).map(({ id, name }) => ({
      label: `$(symbol-key) ${quickText(name)}`,
      description: id,
      value: id,
    }));
  };
  return pickStep('subscription', picking, choices, (subscription) =>
    accountStep(picking, tenant, subscription),
  );
}

function accountStep(picking: Picking, tenant: string, subscription: string): Step {
  const choices = async (signal: AbortSignal): Promise<readonly Choice<NewAccount>[]> => {
    const management = await picking.management(picking.cloud, picking.signIn, tenant);
    const accounts = await management.accounts(subscription, signal);
    return accounts.flatMap((account) => {
      const address = parseStorageAddress(account.endpoint);
      if (isWrong(address)) return [];
      const facts = [
        ...(account.allowsKeys ? [] : ['keys disabled']),
        ...(account.isHierarchical ? ['hierarchical namespace'] : []),
      ];
      return [
        {
          label: `$(database) ${quickText(account.name)}`,
          description: quickText(`${account.location} · ${account.resourceGroup}`),
          ...(facts.length > 0 ? { detail: facts.join(' · ') } : {}),
          value: entraAccount(address, picking.signIn, tenant),
        },
      ];
    });
  };
  return pickStep('storage account', picking, choices, picking.finish);
}
