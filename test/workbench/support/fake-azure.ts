import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type Cloud, CLOUDS } from '../../../src/core/storage/cloud.ts';
import type { Certificate } from '../../storage/support/certificate.ts';
import { page, refusal } from '../../storage/support/management-shapes.ts';

/** Hosts of Azure that are answered, in each cloud; no other is reached. */
export const AZURE_HOSTS = CLOUDS.flatMap(({ management, storageSuffix }) => [
  new URL(management).host,
  `*.blob.${storageSuffix}`,
]);

const MANAGEMENT: ReadonlySet<string> = new Set(
  CLOUDS.map(({ management }) => new URL(management).host),
);

/** What an account answers to whatever it is asked. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Azure as a computer sees it behind a proxy, and all of it on loopback: the product connects to
 * the addresses that it always does. What accounts hold comes from an Azurite, whose account has
 * another name.
 */
export class FakeAzure {
  /** What a management API lists, by the host and path that are asked; 404 for all else. */
  readonly listed = new Map<string, readonly unknown[]>();
  /** Hosts and paths of management APIs that are refused. */
  readonly refused = new Set<string>();
  /** What storage accounts refuse with, while they do. */
  refusal: Refusal | undefined;
  /** Hosts and paths of the requests that came. */
  readonly asked: string[] = [];
  private readonly certificate: Certificate;
  private readonly azurite: () => string;
  private readonly tls: https.Server;
  private readonly proxy = http.createServer((_, response) => void response.writeHead(502).end());
  private readonly sockets = new Set<Duplex>();

  /** `azurite`: the endpoint of one that speaks https with the certificate, and takes tokens. */
  constructor(certificate: Certificate, azurite: () => string) {
    this.certificate = certificate;
    this.azurite = azurite;
    this.tls = https.createServer({ ...certificate.pem }, (request, response) =>
      this.answer(request, response),
    );
    this.proxy.on('connect', (request: http.IncomingMessage, socket: Duplex) => {
      this.sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      if (isAzure(request.url ?? '')) this.tls.emit('connection', socket);
      else socket.destroy();
    });
  }

  /** Lists something at a path of a cloud's management API. */
  list(cloud: Cloud, path: string, value: readonly unknown[]): void {
    this.listed.set(managed(cloud, path), value);
  }

  /** Refuses a path of a cloud's management API. */
  refuse(cloud: Cloud, path: string): void {
    this.refused.add(managed(cloud, path));
  }

  async start(): Promise<void> {
    await new Promise<void>((done) => this.proxy.listen(0, '127.0.0.1', done));
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.proxy.closeAllConnections();
    await new Promise((done) => this.proxy.close(done));
  }

  /** What a computer behind the proxy has in its environment. */
  get environment(): Record<string, string> {
    const { port } = this.proxy.address() as AddressInfo;
    return {
      HTTPS_PROXY: `http://127.0.0.1:${port}`,
      NO_PROXY: '127.0.0.1,localhost',
      NODE_EXTRA_CA_CERTS: this.certificate.cert,
    };
  }

  private answer(request: http.IncomingMessage, response: http.ServerResponse): void {
    const host = request.headers.host ?? '';
    const { pathname } = new URL(request.url ?? '/', `https://${host}`);
    this.asked.push(`${host}${pathname}`);
    if (MANAGEMENT.has(host)) this.manage(`${host}${pathname}`, response);
    else if (this.refusal !== undefined) refuse(response, this.refusal);
    else this.passOn(request, response);
  }

  private manage(address: string, response: http.ServerResponse): void {
    const value = this.listed.get(address);
    const status = this.refused.has(address) ? 403 : value === undefined ? 404 : 200;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(status === 200 ? page(value ?? []) : refusal('No')));
  }

  private passOn(request: http.IncomingMessage, response: http.ServerResponse): void {
    const { hostname, port, pathname, host } = new URL(this.azurite());
    const { method, url = '/' } = request;
    const headers = { ...request.headers, host };
    const path = `${pathname}${url}`;
    const options = { hostname, port, method, path, headers, ca: this.certificate.pem.cert };
    const passed = https.request(options, (got) => {
      response.writeHead(got.statusCode ?? 500, got.headers);
      got.pipe(response);
    });
    passed.once('error', () => response.destroy());
    request.pipe(passed);
  }
}

function managed({ management }: Cloud, path: string): string {
  return new URL(management).host + path;
}

function refuse(response: http.ServerResponse, { status, code, headers }: Refusal): void {
  response.writeHead(status, { 'x-ms-error-code': code, ...headers }).end();
}

function isAzure(address: string): boolean {
  const host = address.replace(/:443$/, '');
  return AZURE_HOSTS.some((known) => host.endsWith(known.replace('*', '')));
}
