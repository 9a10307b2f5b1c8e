import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { TestAzurite } from './use-azurite.ts';

/** A request as it came by; `path` without its query, which may hold a signature. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly isBlockList: boolean;
  /** ms, by the clock of `performance`. */
  readonly at: number;
}

/** What goes wrong with a request: it is refused, or its body is cut off or stops for good. */
export type Fault =
  | { readonly kind: 'refuse'; readonly status: number; readonly code: string; retryAfter?: number }
  | { readonly kind: 'cut' | 'stall'; readonly after: number };

/** Stands between a client and Azurite, and does what networks and servers do on a bad day. */
export class FaultProxy {
  readonly seen: SeenRequest[] = [];
  /** Asked for each request, before it is passed on. */
  plan: (request: SeenRequest, index: number) => Fault | undefined | Promise<undefined> = nothing;
  bytesPerSecond = Infinity;
  /** Answers whose bodies are on their way. */
  answering = 0;
  private readonly server = http.createServer((request, response) => {
    void this.serve(request, response);
  });
  private target = new URL('http://127.0.0.1');
  /** When the line is free again, ms. */
  private free = 0;

  async start(endpoint: string): Promise<void> {
    this.target = new URL(endpoint);
    await new Promise<void>((listening) => this.server.listen(0, '127.0.0.1', listening));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  /** Azurite's endpoint, by way of the proxy. */
  get endpoint(): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}${this.target.pathname}`;
  }

  /** Forgets what it saw, and lets everything through. */
  reset(): void {
    this.seen.length = 0;
    this.plan = nothing;
    this.bytesPerSecond = Infinity;
    this.free = 0;
  }

  private async serve(request: http.IncomingMessage, response: http.ServerResponse) {
    const { pathname, searchParams } = new URL(request.url ?? '/', this.target);
    const isBlockList = searchParams.get('comp') === 'blocklist';
    const at = performance.now();
    const seen = { method: request.method ?? '', path: pathname, isBlockList, at };
    this.seen.push(seen);
    const fault = await this.plan(seen, this.seen.length - 1);
    if (fault?.kind === 'refuse') return refuse(response, fault);
    const { hostname, port } = this.target;
    const { method, url: path, headers } = request;
    const options = { hostname, port, method, path, headers, agent: false } as const;
    const passed = http.request(options, (answer) => void this.pass(answer, response, fault));
    passed.on('error', () => response.destroy());
    response.on('close', () => passed.destroy());
    request.pipe(passed);
  }

  private async pass(
    answer: http.IncomingMessage,
    response: http.ServerResponse,
    fault: Exclude<Fault, { kind: 'refuse' }> | undefined,
  ): Promise<void> {
    response.writeHead(answer.statusCode ?? 500, answer.headers);
    this.answering++;
    let passed = 0;
    try {
      for await (const chunk of answer as AsyncIterable<Buffer>) {
        const left = (fault?.after ?? Infinity) - passed;
        await this.write(response, chunk.subarray(0, left));
        passed += chunk.length;
        if (fault !== undefined && passed >= fault.after) return endBadly(response, fault);
      }
      response.end();
    } catch {
      response.destroy();
    } finally {
      this.answering--;
    }
  }

  private async write(response: http.ServerResponse, bytes: Buffer): Promise<void> {
    const now = performance.now();
    this.free = Math.max(now, this.free) + (bytes.length * 1000) / this.bytesPerSecond;
    // Timers are too coarse for less.
    if (this.free - now > 5) await new Promise((free) => setTimeout(free, this.free - now));
    if (response.destroyed) throw new Error('The client has gone.');
    if (response.write(bytes)) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        response.off('drain', done).off('close', done);
        resolve();
      };
      response.on('drain', done).on('close', done);
    });
  }
}

const nothing = () => undefined;

function endBadly(response: http.ServerResponse, { kind }: Fault): void {
  if (kind === 'cut') response.destroy();
}

function refuse(
  response: http.ServerResponse,
  { status, code, retryAfter }: Extract<Fault, { kind: 'refuse' }>,
): void {
  const body = `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`;
  response.writeHead(status, {
    'content-type': 'application/xml',
    'x-ms-error-code': code,
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
  });
  response.end(body);
}

/** Started before the first test of the file, ended after the last; each test begins afresh. */
export function useFaultProxy(azurite: TestAzurite): FaultProxy {
  const proxy = new FaultProxy();
  beforeAll(() => proxy.start(azurite.endpoint));
  afterEach(() => proxy.reset());
  afterAll(() => proxy.stop());
  return proxy;
}
