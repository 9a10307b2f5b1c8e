/**
 * The few things that `core` needs of its platform, and nothing else of it. Node 20 and every
 * browser have them; they are typed here so that `core` compiles with neither's types in sight.
 */

/** What `core` needs of an AbortSignal: the platform's own fits. */
export interface CancelSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
}

/** The platform's UTF-8 decoder. With `fatal`, `decode` throws a TypeError at invalid bytes. */
interface Utf8Decoder {
  decode(bytes: Uint8Array): string;
}

interface Utf8Encoder {
  encode(text: string): Uint8Array;
}

interface ByteWriter {
  write(bytes: Uint8Array): Promise<void>;
  close(): Promise<void>;
  abort(): Promise<void>;
}

interface ByteReader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array }>;
  cancel(): Promise<void>;
}

/** A pair of streams: compressed bytes are written into one and read plain from the other. */
interface Decompression {
  readonly writable: { getWriter(): ByteWriter };
  readonly readable: { getReader(): ByteReader };
}

/** A WebAssembly module that was put together with what it asks of its host. */
interface WasmInstance {
  readonly exports: unknown;
}

interface WasmMemory {
  readonly buffer: ArrayBuffer;
}

interface Wasm {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => WasmInstance;
  readonly Memory: new (size: { initial: number }) => WasmMemory;
}

/** A web address, taken apart and normalised as the platform does: the host is in lower case. */
export interface WebAddress {
  /** With its colon: `https:` */
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
  /** With the port, where it is not the scheme's own. */
  readonly host: string;
  /** Without the port; IPv6 in brackets. */
  readonly hostname: string;
  readonly pathname: string;
  /** With its question mark; `''` where there is none. */
  readonly search: string;
}

/** Two ends: what is posted into one arrives at the other. */
interface Pipe {
  readonly port1: { onmessage: (() => void) | null; close(): void };
  readonly port2: { postMessage(message: null): void };
}

interface Platform {
  readonly URL: new (text: string) => WebAddress;
  readonly TextDecoder: new (
    label: 'utf-8',
    options: { fatal: boolean; ignoreBOM: boolean },
  ) => Utf8Decoder;
  readonly TextEncoder: new () => Utf8Encoder;
  readonly DecompressionStream: new (format: 'gzip') => Decompression;
  readonly SharedArrayBuffer?: new (byteLength: number) => ArrayBufferLike;
  readonly WebAssembly: Wasm;
  readonly atob: (base64: string) => string;
  readonly setImmediate?: (callback: () => void) => unknown;
  readonly MessageChannel: new () => Pipe;
}

const platform = globalThis as unknown as Platform;

/**
 * A decoder of UTF-8; `fatal` makes it throw a TypeError where bytes are not UTF-8. A byte order
 * mark inside a log is part of its text and stays.
 */
export function utf8Decoder(fatal: boolean): Utf8Decoder {
  return new platform.TextDecoder('utf-8', { fatal, ignoreBOM: true });
}

/** A text as an absolute address; `undefined` where it is none. */
export function webAddress(text: string): WebAddress | undefined {
  try {
    return new platform.URL(text);
  } catch {
    return undefined;
  }
}

/** Text as UTF-8. */
export function utf8Bytes(text: string): Uint8Array {
  return new platform.TextEncoder().encode(text);
}

/** A gzip decompressor of the platform's. */
export function gzipDecompression(): Decompression {
  return new platform.DecompressionStream('gzip');
}

/**
 * Memory for columns: shared between workers where the platform allows it, so that more of them
 * can read one table; plain elsewhere (a web page without cross-origin isolation).
 */
export function columnMemory(byteLength: number): ArrayBufferLike {
  const Shared = platform.SharedArrayBuffer;
  return Shared === undefined ? new ArrayBuffer(byteLength) : new Shared(byteLength);
}

/** The platform's WebAssembly, compiled and put together at once: for modules of a few KB. */
export const wasm: Wasm = platform.WebAssembly;

/** The bytes that a base64 text stands for. */
export function base64Bytes(base64: string): Uint8Array {
  return Uint8Array.from(platform.atob(base64), (letter) => letter.charCodeAt(0));
}

/** Resolves after the event loop has turned once, so that timers and messages get their turn. */
export function eventLoopTurn(): Promise<void> {
  const { setImmediate } = platform;
  return setImmediate === undefined
    ? messageTurn()
    : new Promise((resolve) => void setImmediate(resolve));
}

/** A browser has no `setImmediate`, and its timers wait for 4 ms once they follow one another. */
function messageTurn(): Promise<void> {
  const { port1, port2 } = new platform.MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
