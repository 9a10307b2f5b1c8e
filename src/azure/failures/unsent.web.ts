import type { unsent as unsentRequest } from './unsent.ts';
import { words } from './words.ts';

/** Where VS Code for the Web runs extensions, each in a part of it that has a name of its own. */
const VSCODE_FOR_THE_WEB = '.vscode-cdn.net';

/** A browser does not tell why it kept an answer to itself; that nobody allowed it is the rule. */
export const unsent: typeof unsentRequest = (host) =>
  words(
    'unreachable',
    `could not be reached: ${host} did not answer this browser.`,
    `A storage account answers browsers only once its owner has added a CORS rule for the blob service: origin ${origin()}, methods GET and HEAD, all headers allowed and exposed. If there is one, check the name and the network.`,
  );

function origin(): string {
  const { origin: own } = globalThis;
  return own.endsWith(VSCODE_FOR_THE_WEB) ? `https://*${VSCODE_FOR_THE_WEB}` : own;
}
