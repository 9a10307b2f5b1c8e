import { createHttpHeaders, createPipelineRequest, RestError } from '@azure/core-rest-pipeline';
import { HOST, type Row, SECRET } from './network-cases.ts';

const NOW = new Date('2026-11-21T12:00:00Z');

interface Refused {
  readonly status: number;
  readonly code?: string;
  readonly body?: string;
  /** How the request proved who asked. */
  readonly by?: 'token' | 'key' | 'sas' | 'nothing';
  readonly expires?: string;
  readonly ownTime?: string;
}

const PROOF = { token: `Bearer ${SECRET}`, key: `SharedKey flows:${SECRET}`, sas: '', nothing: '' };

function refusedBy({
  status,
  code,
  body = '',
  by = 'token',
  expires,
  ownTime,
}: Refused): RestError {
  const sas = `?sv=2025&sp=rl&se=${encodeURIComponent(expires ?? '2030-01-01T00:00:00Z')}&sig=${SECRET}`;
  const request = createPipelineRequest({
    url: `https://${HOST}/logs/a${by === 'sas' ? sas : ''}`,
    headers: createHttpHeaders({
      'x-ms-date': ownTime ?? NOW.toUTCString(),
      ...(PROOF[by] === '' ? {} : { authorization: PROOF[by] }),
    }),
  });
  const headers = createHttpHeaders({
    date: NOW.toUTCString(),
    ...(code === undefined ? {} : { 'x-ms-error-code': code }),
  });
  const words = `${body} the request was ${request.url} ${PROOF[by]}`;
  const response = { status, headers, request, bodyAsText: words };
  return new RestError(words, { statusCode: status, request, response });
}

/** What the service answers. */
export const answers: readonly Row[] = [
  [
    'a missing role',
    refusedBy({ status: 403, code: 'AuthorizationPermissionMismatch' }),
    'no-access',
    'Access to flows was refused: the role “Storage Blob Data Reader” is missing.',
    'assign',
  ],
  [
    'a SAS without the permission',
    refusedBy({ status: 403, code: 'AuthorizationPermissionMismatch', by: 'sas' }),
    'no-access',
    'its SAS does not permit it',
    'sp=rl',
  ],
  [
    'disabled keys',
    refusedBy({ status: 403, code: 'KeyBasedAuthenticationNotPermitted', by: 'key' }),
    'no-access',
    'does not permit its keys',
    'Entra ID',
  ],
  [
    'disabled keys under a SAS',
    refusedBy({ status: 403, code: 'KeyBasedAuthenticationNotPermitted', by: 'sas' }),
    'no-access',
    'SAS made with its keys',
    'Entra ID',
  ],
  [
    'a firewall',
    refusedBy({ status: 403, code: 'AuthorizationFailure' }),
    'no-access',
    'did not say why',
    'firewall',
  ],
  [
    'a wrong key',
    refusedBy({ status: 403, code: 'AuthenticationFailed', by: 'key' }),
    'no-access',
    'not one of this account’s',
    'rotated',
  ],
  [
    'a SAS that is not valid',
    refusedBy({ status: 403, code: 'AuthenticationFailed', by: 'sas' }),
    'no-access',
    'SAS is not valid',
    'new SAS',
  ],
  [
    'an expired SAS',
    refusedBy({
      status: 403,
      code: 'AuthenticationFailed',
      by: 'sas',
      expires: '2026-11-20T08:30:00Z',
    }),
    'no-access',
    'its SAS expired on 2026-11-20 08:30 UTC',
    'new SAS',
  ],
  [
    'an expired SAS of an Azurite',
    refusedBy({ status: 403, code: 'AuthorizationFailure', by: 'sas', expires: '2026-11-20' }),
    'no-access',
    'its SAS expired on 2026-11-20 00:00 UTC',
    'new SAS',
  ],
  [
    'a policy that expired',
    refusedBy({
      status: 403,
      code: 'AuthenticationFailed',
      by: 'sas',
      body: 'Signature not valid in the specified time frame: Start - Expiry',
    }),
    'no-access',
    'not valid at this time',
    'new SAS',
  ],
  [
    'a clock that is behind',
    refusedBy({
      status: 403,
      code: 'AuthenticationFailed',
      by: 'key',
      ownTime: 'Sat, 21 Nov 2026 11:00:00 GMT',
    }),
    'no-access',
    'the time of the request',
    'This computer’s clock is 1 h behind the server’s. Set',
  ],
  [
    'a clock that is ahead',
    refusedBy({
      status: 403,
      code: 'AuthenticationFailed',
      by: 'key',
      ownTime: 'Sat, 21 Nov 2026 12:20:00 GMT',
    }),
    'no-access',
    'the time of the request',
    'ahead of',
  ],
  [
    'a missing role, whatever the clock',
    refusedBy({
      status: 403,
      code: 'AuthorizationPermissionMismatch',
      ownTime: 'Sat, 21 Nov 2026 11:00:00 GMT',
    }),
    'no-access',
    'Storage Blob Data Reader',
    '',
  ],
  [
    'a token of another tenant',
    refusedBy({
      status: 401,
      code: 'InvalidAuthenticationInfo',
      body: 'Issuer validation failed.',
    }),
    'sign-in',
    'another tenant',
    'Sign In',
  ],
  [
    'nobody',
    refusedBy({ status: 401, code: 'NoAuthenticationInformation', by: 'nothing' }),
    'no-access',
    'it is not public',
    'Entra ID',
  ],
  [
    'no public access',
    refusedBy({ status: 409, code: 'PublicAccessNotPermitted', by: 'nothing' }),
    'no-access',
    'it is not public',
    'Entra ID',
  ],
  [
    'a SAS for other resources',
    refusedBy({ status: 403, code: 'AuthorizationResourceTypeMismatch', by: 'sas' }),
    'no-access',
    'kind of resource',
    'srt=co',
  ],
  [
    'a SAS for another network',
    refusedBy({ status: 403, code: 'AuthorizationSourceIPMismatch', by: 'sas' }),
    'no-access',
    'the address that this computer has',
    'sip',
  ],
  [
    'a refusal of no known kind',
    refusedBy({ status: 403, code: 'NewlyInvented' }),
    'no-access',
    'NewlyInvented, status 403',
    'firewall',
  ],
  ['a refusal by a proxy', refusedBy({ status: 403 }), 'no-access', 'status 403', 'proxy'],
  [
    'a code that is a name of JavaScript’s',
    refusedBy({ status: 403, code: 'constructor' }),
    'no-access',
    'constructor, status 403',
    '',
  ],
  [
    'a missing container',
    refusedBy({ status: 404, code: 'ContainerNotFound' }),
    'not-found',
    'no such container',
    'name',
  ],
  [
    'a missing blob',
    refusedBy({ status: 404, code: 'BlobNotFound' }),
    'not-found',
    'was not found',
    'Refresh',
  ],
  [
    'what is not public',
    refusedBy({ status: 404, code: 'ResourceNotFound', by: 'nothing' }),
    'not-found',
    'or is not public',
    'sign-in',
  ],
  [
    'a changed blob',
    refusedBy({ status: 412, code: 'ConditionNotMet' }),
    'changed',
    'has changed',
    'again',
  ],
  [
    'a busy server',
    refusedBy({ status: 503, code: 'ServerBusy' }),
    'busy',
    'is busy (ServerBusy)',
    'Wait',
  ],
  [
    'a slow server',
    refusedBy({ status: 500, code: 'OperationTimedOut' }),
    'busy',
    'is busy',
    'Wait',
  ],
  [
    'a broken server',
    refusedBy({ status: 500, code: 'InternalError' }),
    'unreadable',
    'InternalError, status 500',
    'Try again',
  ],
  [
    'a conflict',
    refusedBy({ status: 409, code: 'BlobArchived' }),
    'unreadable',
    'BlobArchived, status 409',
    'documentation',
  ],
  ['a redirection', refusedBy({ status: 302 }), 'unreadable', 'redirects', 'own host'],
];
