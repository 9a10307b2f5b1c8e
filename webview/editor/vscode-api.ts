import type { Channel } from '../../src/protocol/rpc.ts';

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The editor's own API may be asked for only once. */
const vscode = acquireVsCodeApi();

/** The line to the extension host. */
export const hostChannel: Channel = {
  post: (message) => vscode.postMessage(message),
  listen: (listener) => {
    window.addEventListener('message', ({ data }: MessageEvent<unknown>) => listener(data));
  },
};

/** What the page kept when it was hidden or reloaded; `undefined` at first. */
export function keptState(): unknown {
  return vscode.getState();
}

/** Keeps what the page needs to come back as it was. */
export function keepState(state: unknown): void {
  vscode.setState(state);
}
