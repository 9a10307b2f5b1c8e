import * as vscode from 'vscode';
import { CLOUDS } from '../../core/storage/cloud.ts';
import { askPick, type Choice } from '../../platform/ask.ts';
import { signsWithKeys } from '../../platform/machine.ts';
import { settings } from '../../platform/settings.ts';
import type { Step } from '../../platform/steps.ts';
import { type ManagementOf, tenantStep } from './pick-steps.ts';
import {
  azuriteStep,
  connectionStep,
  entraStep,
  type Finish,
  keyStep,
  publicStep,
  sasStep,
} from './typed-steps.ts';

/** How the account is to be added; Entra ID first, since it works where keys are disabled. */
export function wayStep(management: ManagementOf, finish: Finish): Step {
  return (canGoBack) =>
    askPick({
      title: 'Add Storage Account',
      placeholder: 'How is the account to be found, and signed in to?',
      canGoBack,
      choices: () => Promise.resolve(ways(management, finish)),
    });
}

function ways(management: ManagementOf, finish: Finish): readonly Choice<Step>[] {
  const [azure, ...sovereign] = CLOUDS;
  const pick = (cloud: (typeof CLOUDS)[number]) =>
    tenantStep({ cloud, signIn: settings.signIn(), management, finish });
  const separator = (label: string) => ({ label, kind: vscode.QuickPickItemKind.Separator });
  return [
    separator('Microsoft Entra ID'),
    way('azure', 'Sign In with Microsoft…', 'Choose from your subscriptions', pick(azure)),
    way('globe', 'Account Name or Endpoint…', 'No management rights needed', entraStep(finish)),
    separator('Secrets'),
    way('plug', 'Connection String…', 'With a key or a SAS', connectionStep(finish)),
    way('link', 'SAS URL…', 'Of an account or a container', sasStep(finish)),
    ...withKey(way('key', 'Name and Key…', 'Where keys are permitted', keyStep(finish))),
    separator('Others'),
    way('unlock', 'Public Container…', 'Anonymous', publicStep(finish)),
    ...withKey(way('vm', 'Local Azurite…', 'The emulator on this machine', azuriteStep(finish))),
    ...sovereign.map((cloud) =>
      way('azure', `Sign In to ${cloud.name}…`, 'Choose from your subscriptions', pick(cloud)),
    ),
  ];
}

/** Offered only where requests can be signed with a key. */
function withKey(choice: Choice<Step>): readonly Choice<Step>[] {
  return signsWithKeys() ? [choice] : [];
}

function way(icon: string, label: string, description: string, value: Step): Choice<Step> {
  return { label: `$(${icon}) ${label}`, description, value };
}
