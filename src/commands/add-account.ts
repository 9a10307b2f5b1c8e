import type { AddedAccounts } from '../accounts/added-accounts.ts';
import { finishStep } from '../accounts/add/finish-step.ts';
import type { ManagementOf } from '../accounts/add/pick-steps.ts';
import { wayStep } from '../accounts/add/way-step.ts';
import { runSteps } from '../platform/steps.ts';

/** Asks for an account, proves that it can be read, and adds it. */
export async function addAccount(accounts: AddedAccounts, management: ManagementOf): Promise<void> {
  await runSteps(wayStep(management, (added) => finishStep(accounts, added)));
}
