import { clockFailure } from './clock-failure.ts';
import type { Proof, StorageAnswer } from './storage-answer.ts';
import { refused, type Words } from './words.ts';

const ROLE = 'Storage Blob Data Reader';

/** 401 and 403, and what stands for them: who asks may not, or not from here. */
export function refusal(answer: StorageAnswer): Words | undefined {
  const { status, code } = answer;
  const known = BY_CODE.get(code);
  if (known === undefined && status !== 401 && status !== 403) return undefined;
  return clockFailure(answer) ?? known?.(answer) ?? unknownRefusal(answer);
}

/**
 * By the service's codes. Source: "Common REST API error codes", "Shared access signature error
 * codes", "Troubleshoot 403 errors in Azure Blob Storage".
 */
const BY_CODE = new Map<string, (answer: StorageAnswer) => Words>(
  Object.entries({
    AuthorizationPermissionMismatch: ({ proof }) => permissionMismatch(proof),
    InsufficientAccountPermissions: ({ proof }) => permissionMismatch(proof),
    AuthorizationFailure: authorizationFailure,
    KeyBasedAuthenticationNotPermitted: ({ proof }) => keysDisabled(proof),
    AuthenticationFailed: authenticationFailed,
    InvalidAuthenticationInfo: authenticationFailed,
    NoAuthenticationInformation: anonymousRefused,
    PublicAccessNotPermitted: anonymousRefused,
    AuthorizationResourceTypeMismatch: () =>
      sasLacks('its SAS is not for this kind of resource', 'containers and objects (srt=co)'),
    AuthorizationServiceMismatch: () =>
      sasLacks('its SAS is not for the blob service', 'the blob service (ss=b)'),
    AuthorizationSourceIPMismatch: () =>
      sasLacks('its SAS is not for the address that this computer has', 'this network (sip)'),
    AuthorizationProtocolMismatch: () =>
      sasLacks('its SAS is for https only', 'http, or use https'),
    AccountIsDisabled: () =>
      refused('the account is disabled', 'Ask the owner of the subscription why it is.'),
  }),
);

function permissionMismatch(proof: Proof): Words {
  if (proof === 'sas') return sasLacks('its SAS does not permit it', 'reading and listing (sp=rl)');
  return refused(
    `the role “${ROLE}” is missing`,
    `Ask the account’s owner to assign “${ROLE}” to you on the account or the container. Owner and Contributor do not include it, and a new assignment takes up to ten minutes.`,
  );
}

function keysDisabled(proof: Proof): Words {
  const what = proof === 'sas' ? 'SAS made with its keys' : 'keys';
  return refused(
    `the account does not permit its ${what} (“Allow storage account key access” is off)`,
    `Add the account again with Microsoft Entra ID; the role “${ROLE}” is enough.`,
  );
}

/** The one code for “not from your network” and for what the more exact codes do not say. */
function authorizationFailure({ proof }: StorageAnswer): Words {
  const network =
    'The account’s firewall may not let this network in, or only a private endpoint leads to it: ask for your address to be added under Networking, or connect to the virtual network or VPN that may.';
  if (proof === 'anonymous') {
    return refused('it is not public, or not for this network', `${OTHER_PROOF} ${network}`);
  }
  const rights = {
    token: `If the network is right, the role “${ROLE}” is missing.`,
    sas: 'If the network is right, the SAS does not permit it: reading and listing are needed (sp=rl).',
    key: 'If the network is right, the key may be wrong or of another account.',
  };
  return refused('the account did not say why', `${network} ${rights[proof]}`);
}

function authenticationFailed({ proof, words: said }: StorageAnswer): Words {
  switch (proof) {
    case 'token':
      return tokenRefused(/issuer|tenant/i.test(said));
    case 'key':
      return refused(
        'the key is not one of this account’s',
        'It may have been rotated: add the account again with its present key, or with Microsoft Entra ID.',
      );
    case 'sas':
      return refused(
        'its SAS is not valid',
        'It may be incomplete, or the key that signed it was rotated: ask for a new SAS and add the account again.',
      );
    case 'anonymous':
      return anonymousRefused();
  }
}

function tokenRefused(isOtherTenant: boolean): Words {
  return refused(
    isOtherTenant
      ? 'the sign-in is of another tenant than the account’s'
      : 'the sign-in is not accepted any more',
    'Run “Flow Logs: Sign In” and choose who has access to the account.',
    'sign-in',
  );
}

const OTHER_PROOF = 'Add the account again with Microsoft Entra ID, a SAS or a key.';

function anonymousRefused(): Words {
  return refused('it is not public', OTHER_PROOF);
}

function sasLacks(why: string, needed: string): Words {
  return refused(
    why,
    `Ask for a SAS for ${needed} and add the account again, or sign in with Microsoft.`,
  );
}

function unknownRefusal({ status, code }: StorageAnswer): Words {
  const which = code === '' ? `status ${status}` : `${code}, status ${status}`;
  return refused(
    which,
    `Check the account’s firewall and that “${ROLE}” is assigned to you. A proxy in between refuses like this too.`,
    status === 401 ? 'sign-in' : 'no-access',
  );
}
