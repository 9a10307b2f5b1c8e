import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from 'vitest';
import type { TestAzurite } from './use-azurite.ts';

/** What a service with a hierarchical namespace may do with a delimiter longer than `/`. */
export type LongDelimiter = 'taken' | 'cut' | 'refused';

/** Stands before an Azurite, counts what is asked of it, and can take away long delimiters. */
export class CountingProxy {
  /** Queries of the requests since `reset`. */
  queries: URLSearchParams[] = [];
  methods = new Set<string>();
  longDelimiter: LongDelimiter = 'taken';
  private readonly azurite: TestAzurite;
  private readonly server = http.createServer((request, answer) => this.pass(request, answer));

  constructor(azurite: TestAzurite) {
    this.azurite = azurite;
  }

  get endpoint(): string {
    const { port } = this.server.address() as AddressInfo;
    return this.azurite.endpoint.replace(/:\d+\//, `:${port}/`);
  }

  reset(longDelimiter: LongDelimiter = 'taken'): void {
    this.queries = [];
    this.longDelimiter = longDelimiter;
  }

  async start(): Promise<void> {
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  private pass(request: http.IncomingMessage, answer: http.ServerResponse): void {
    const url = new URL(request.url ?? '', this.azurite.endpoint);
    this.queries.push(url.searchParams);
    this.methods.add(request.method ?? '');
    const isLong = (url.searchParams.get('delimiter')?.length ?? 0) > 1;
    if (isLong && this.longDelimiter === 'refused') {
      answer.writeHead(400, { 'x-ms-error-code': 'InvalidQueryParameterValue' }).end();
      return;
    }
    // The signature is over the query too: what it becomes is taken from an open container.
    if (isLong && this.longDelimiter === 'cut') url.searchParams.set('delimiter', '/');
    const { headers, method } = request;
    const onward = isLong && this.longDelimiter === 'cut' ? unsigned(headers) : headers;
    const passed = http.request(url, { method, headers: onward }, (got) => {
      answer.writeHead(got.statusCode ?? 500, got.headers);
      got.pipe(answer);
    });
    passed.once('error', () => answer.destroy());
    request.pipe(passed);
  }
}

function unsigned(headers: http.IncomingHttpHeaders): http.IncomingHttpHeaders {
  const others = { ...headers };
  delete others.authorization;
  return others;
}

/** Started after the Azurite of the file. */
export function useCountingProxy(azurite: TestAzurite): CountingProxy {
  const proxy = new CountingProxy(azurite);
  beforeAll(() => proxy.start());
  afterAll(() => proxy.stop());
  return proxy;
}
