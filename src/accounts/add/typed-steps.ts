import { parseAccountText } from '../../core/storage/account-text.ts';
import { type Cloud, CLOUDS } from '../../core/storage/cloud.ts';
import { EMULATOR } from '../../core/storage/emulator.ts';
import { endpointOf, parseStorageAddress } from '../../core/storage/storage-address.ts';
import { isWrong, type Wrong } from '../../core/storage/wrong.ts';
import { askText, BACK, type TextQuestion } from '../../platform/ask.ts';
import { settings } from '../../platform/settings.ts';
import type { Step } from '../../platform/steps.ts';
import { azuriteAccount } from '../azurite-account.ts';
import { entraAccount, keyAccount, type NewAccount } from './new-account.ts';
import { typedConnection, typedContainer, typedSas, wrongKey } from './typed.ts';

/** What is done with an account when all is known of it. */
export type Finish = (added: NewAccount) => Step;

type Asked = Pick<TextQuestion, 'title' | 'placeholder' | 'prompt' | 'isSecret' | 'value'>;

function textStep<T extends object>(
  asked: Asked,
  parse: (text: string) => T | Wrong,
  next: (value: T) => Step,
): Step {
  const wrong = (text: string) => {
    const value = parse(text);
    return isWrong(value) ? value.wrong : undefined;
  };
  return async (canGoBack) => {
    const text = await askText({ ...asked, canGoBack, wrong });
    if (text === undefined || text === BACK) return text;
    const value = parse(text);
    return isWrong(value) ? undefined : next(value);
  };
}

/** By name in a cloud, or blob endpoint, with Microsoft Entra ID; needs no rights but to the data. */
export function entraStep(finish: Finish, cloud: Cloud = CLOUDS[0]): Step {
  const asked = {
    title: 'Add Storage Account: Microsoft Entra ID',
    placeholder: `flows, or ${endpointOf('flows', cloud.storageSuffix)}`,
    prompt: 'Name or blob endpoint of the account. The role “Storage Blob Data Reader” is enough.',
  };
  return textStep(
    asked,
    (text) => parseAccountText(text, cloud),
    (address) => finish(entraAccount(address, settings.signIn())),
  );
}

/** By connection string. */
export function connectionStep(finish: Finish): Step {
  const asked = {
    title: 'Add Storage Account: Connection String',
    placeholder: 'DefaultEndpointsProtocol=https;AccountName=…',
    prompt: 'Connection string, with a key or a shared access signature.',
    isSecret: true,
  };
  return textStep(asked, typedConnection, finish);
}

/** By SAS URL. */
export function sasStep(finish: Finish): Step {
  const asked = {
    title: 'Add Storage Account: SAS URL',
    placeholder: 'https://flows.blob.core.windows.net/?sv=…&sig=…',
    prompt: 'SAS URL of an account or a container, with the permissions to read and list.',
    isSecret: true,
  };
  return textStep(asked, typedSas, finish);
}

/** A public container. */
export function publicStep(finish: Finish): Step {
  const asked = {
    title: 'Add Storage Account: Public Container',
    placeholder: 'https://flows.blob.core.windows.net/container',
    prompt: 'Address of a container that anyone may read and list.',
  };
  return textStep(asked, typedContainer, finish);
}

/** The emulator on this machine. */
export function azuriteStep(finish: Finish): Step {
  const asked = {
    title: 'Add Storage Account: Azurite',
    placeholder: EMULATOR.endpoint,
    prompt: 'Blob endpoint of an Azurite on this machine.',
    value: EMULATOR.endpoint,
  };
  return textStep(asked, azuriteAccount, ({ id }) => {
    const address = parseStorageAddress(id);
    return isWrong(address)
      ? () => Promise.resolve(BACK)
      : finish(keyAccount(address, EMULATOR.key, EMULATOR.account));
  });
}

/** By name and key. */
export function keyStep(finish: Finish): Step {
  const asked = {
    title: 'Add Storage Account: Name and Key (1/2)',
    placeholder: 'flows, or https://flows.blob.core.windows.net',
    prompt: 'Name or blob endpoint of the account.',
  };
  return textStep(asked, parseAccountText, (address) =>
    textStep(
      {
        title: 'Add Storage Account: Name and Key (2/2)',
        placeholder: 'Key',
        prompt: `Key of ${address.account}. It is kept in this computer’s secret storage.`,
        isSecret: true,
      },
      (text) => {
        const wrong = wrongKey(text);
        return wrong === undefined ? keyAccount(address, text.trim()) : { wrong };
      },
      finish,
    ),
  );
}
