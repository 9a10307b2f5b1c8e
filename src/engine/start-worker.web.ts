import type { RunningWorker, startWorker as startThread } from './start-worker.ts';

/**
 * Starts a worker of the browser. From its text: a page of one host may start no script of
 * another, and that is where extensions lie. What is posted until it is there waits.
 */
export const startWorker: typeof startThread = ({ read }) => {
  const starting = read().then(workerOf);
  let end: ((cause?: Error) => void) | undefined;
  starting.catch((thrown: unknown) => end?.(causeOf(thrown)));
  const then = (act: (worker: Worker) => void) => void starting.then(act, () => undefined);
  const running: RunningWorker = {
    post: (message) => then((worker) => worker.postMessage(message)),
    listen: (listener) => {
      then((worker) => {
        worker.onmessage = ({ data }: MessageEvent<unknown>) => listener(data);
      });
    },
    onEnd: (callback) => {
      end = callback;
      then((worker) => {
        worker.onerror = ({ message }) => callback(new Error(message));
      });
    },
    end: () => then((worker) => worker.terminate()),
  };
  return running;
};

function workerOf(script: Uint8Array): Worker {
  const blob = new Blob([script.slice()], { type: 'text/javascript' });
  // Never revoked: the editor starts workers by a script of its own, which asks for this one later.
  return new Worker(URL.createObjectURL(blob), { name: 'flow-log-lens' });
}

function causeOf(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
