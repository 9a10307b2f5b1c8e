import type { HttpOperationResponse, WebResource } from '@azure/storage-blob';
import { expect, it, vi } from 'vitest';
import { noRedirect } from '../../../src/azure/client/no-redirect-policy.ts';

it('every request tells a browser to follow no redirection', async () => {
  const sendRequest = vi.fn<(request: WebResource) => Promise<HttpOperationResponse>>();
  const policy = noRedirect.create(
    { sendRequest },
    { log: () => undefined, shouldLog: () => false },
  );
  await policy.sendRequest({ url: 'https://flows.blob.core.windows.net/' } as WebResource);
  expect(sendRequest.mock.calls[0]![0].requestOverrides).toEqual({ redirect: 'error' });
});
