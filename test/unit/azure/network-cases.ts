import { createPipelineRequest, RestError } from '@azure/core-rest-pipeline';

/** Stands in every request and answer, and may be in no failure. */
export const SECRET = 'c2VjcmV0LXRoYXQtbm9ib2R5LW1heS1zZWU';

/** The host of every request. */
export const HOST = 'flows.blob.core.windows.net';

/** What it is, what was thrown, and the code, message and remedy that it becomes. */
export type Row = readonly [string, unknown, string, string, string];

function unsent(code: string): RestError {
  const request = createPipelineRequest({ url: `https://${HOST}/logs?sig=${SECRET}` });
  return new RestError(`${code} with ${SECRET}`, { code, request });
}

/** What Node and the client throw without an answer. */
export const silences: readonly Row[] = [
  [
    'an unknown name',
    unsent('ENOTFOUND'),
    'unreachable',
    `the name ${HOST} is not known`,
    'private DNS',
  ],
  [
    'a refused connection',
    unsent('ECONNREFUSED'),
    'unreachable',
    'refused the connection',
    'firewall',
  ],
  ['a silent server', unsent('ETIMEDOUT'), 'unreachable', 'did not answer', 'private endpoint'],
  ['a cut connection', unsent('ECONNRESET'), 'unreachable', 'was cut', 'proxy'],
  [
    'an unknown certificate',
    unsent('SELF_SIGNED_CERT_IN_CHAIN'),
    'unreachable',
    'certificate',
    'NODE_EXTRA_CA_CERTS',
  ],
  [
    'a certificate for another name',
    unsent('ERR_TLS_CERT_ALTNAME_INVALID'),
    'unreachable',
    'another name',
    'proxy',
  ],
  [
    'a cause that the client wrapped',
    new RestError('failed', {
      code: 'REQUEST_SEND_ERROR',
      request: createPipelineRequest({ url: `https://${HOST}` }),
    }),
    'unreachable',
    'could not be sent',
    '',
  ],
  [
    'a stream that ended early',
    Object.assign(new Error('Premature close'), { code: 'ERR_STREAM_PREMATURE_CLOSE' }),
    'unreachable',
    'was cut',
    '',
  ],
  [
    'a cancellation',
    Object.assign(new Error('The operation was aborted.'), { name: 'AbortError' }),
    'cancelled',
    'cancelled',
    '',
  ],
  ['a mistake', new TypeError(`x of ?sig=${SECRET}`), 'internal', 'x of ?sig=…', ''],
  ['no error at all', SECRET, 'internal', 'not known', ''],
];
