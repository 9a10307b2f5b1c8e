import type { Management } from '../../azure/index.ts';
import type { Cloud } from '../../core/storage/cloud.ts';
import { parseStorageAddress } from '../../core/storage/storage-address.ts';
import { isWrong } from '../../core/storage/wrong.ts';
import { type Answer, askPick, BACK, type Choice } from '../../platform/ask.ts';
import { quickText } from '../../platform/quick-text.ts';
import type { Step } from '../../platform/steps.ts';
import { entraAccount, type NewAccount } from './new-account.ts';
import { entraStep, type Finish } from './typed-steps.ts';

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

interface Asked<T> {
  /** One of what is chosen from, in words. */
  readonly what: string;
  readonly choices: (signal: AbortSignal) => Promise<readonly Choice<T>[]>;
  readonly takesOnly?: boolean;
}

/** What was chosen; a step where another way to add an account was. */
function ask<T extends string | NewAccount>(
  { cloud, finish }: Picking,
  { what, choices, takesOnly = false }: Asked<T>,
  canGoBack: boolean,
): Promise<Answer<T | Step>> {
  return askPick<T | Step>({
    title: `Add Storage Account: ${cloud.name}`,
    placeholder: `Choose the ${what}`,
    none: {
      label: `$(info) No ${what} is there for you to see`,
      detail: 'You see those for which you have the role “Reader”.',
    },
    instead: [
      {
        label: '$(globe) Account Name or Endpoint…',
        detail: 'Adds an account by its name, with no management rights.',
        value: entraStep(finish, cloud),
      },
    ],
    takesOnly,
    canGoBack,
    choices,
  });
}

function pickStep<T extends string | NewAccount>(
  picking: Picking,
  asked: Asked<T>,
  next: (value: T) => Step,
): Step {
  return async (canGoBack) => {
    const value = await ask(picking, asked, canGoBack);
    if (value === undefined || value === BACK || typeof value === 'function') return value;
    return next(value);
  };
}

/** Which tenant: guests have several. Whoever has one is asked for its subscription at once. */
export function tenantStep(picking: Picking): Step {
  return async (canGoBack) => {
    let count = 0;
    const choices = async (signal: AbortSignal) => {
      const management = await picking.management(picking.cloud, picking.signIn);
      const tenants = await management.tenants(signal);
      count = tenants.length;
      return tenants.map(({ id, name }) => ({
        label: `$(organization) ${quickText(name)}`,
        description: quickText(id),
        value: id,
      }));
    };
    const tenant = await ask(picking, { what: 'tenant', choices, takesOnly: true }, canGoBack);
    if (tenant === undefined || tenant === BACK || typeof tenant === 'function') return tenant;
    const next = subscriptionStep(picking, tenant);
    // Going back from there would only come here, and there again.
    return count === 1 ? next(canGoBack) : next;
  };
}

function subscriptionStep(picking: Picking, tenant: string): Step {
  const choices = async (signal: AbortSignal) => {
    const management = await picking.management(picking.cloud, picking.signIn, tenant);
    return (await management.subscriptions(signal)).map(({ id, name }) => ({
      label: `$(symbol-key) ${quickText(name)}`,
      description: quickText(id),
      value: id,
    }));
  };
  return pickStep(picking, { what: 'subscription', choices }, (subscription) =>
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
  return pickStep(picking, { what: 'storage account', choices }, picking.finish);
}
