import { parentPort } from 'node:worker_threads';
import type { Channel } from '../protocol/rpc.ts';
import { Engine } from './engine.ts';

/** The worker's side of the line to the extension host. */
function hostChannel(): Channel {
  const port = parentPort;
  if (port === null) throw new Error('The engine runs as a worker.');
  return {
    post: (message) => port.postMessage(message),
    listen: (listener) => void port.on('message', listener),
  };
}

new Engine(hostChannel());
