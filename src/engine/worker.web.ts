import { Engine } from './engine.ts';

declare const self: DedicatedWorkerGlobalScope;

new Engine({
  post: (message) => self.postMessage(message),
  listen: (listener) => {
    self.onmessage = ({ data }: MessageEvent<unknown>) => listener(data);
  },
});
