import { lastLines } from './run.mjs';

/**
 * Waits until a server that was just started says where it listens. Rejects with its last words.
 * @param {import('node:child_process').ChildProcess} child
 * @param {{ name: string, pattern: RegExp, timeoutMs: number }} server What finds the address, as
 * the first group, in what it prints.
 * @returns {Promise<string>}
 */
export function untilListening(child, { name, pattern, timeoutMs }) {
  return new Promise((resolve, reject) => {
    let output = '';
    /** @param {string} why */
    const fail = (why) => reject(new Error(`${name} ${why}:\n${lastLines(output, 30)}`));
    const timer = setTimeout(() => fail('did not start in time'), timeoutMs);
    /** @param {Buffer} bytes */
    const read = (bytes) => {
      output += String(bytes);
      const address = pattern.exec(output)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      // Read on and forget, so that a full pipe never stops the server.
      for (const stream of [child.stdout, child.stderr]) stream?.off('data', read).resume();
      resolve(address);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', (error) => fail(`could not be started (${error.message})`));
    child.once('exit', () => {
      clearTimeout(timer);
      fail('ended at its start');
    });
  });
}
