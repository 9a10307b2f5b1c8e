// Preloaded into every Node process of a window: nothing but this machine can be reached, and each
// attempt is written down with where it came from.
const childProcess = require('node:child_process');
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');
const net = require('node:net');
const { isMainThread } = require('node:worker_threads');

const connect = net.Socket.prototype.connect;
const note = (line) => {
  fs.appendFileSync(process.env.FLOW_LOGS_ATTEMPTS, `${JSON.stringify(line)}\n`);
};
const HERE = new Set(['localhost', '127.0.0.1', '::1', '']);

net.Socket.prototype.connect = function (...args) {
  const [options] = Array.isArray(args[0]) ? args[0] : args;
  const isPipe = typeof options === 'string' || options?.path !== undefined;
  const host = typeof options === 'number' ? (args[1] ?? '') : (options?.host ?? '');
  if (isPipe || HERE.has(typeof host === 'string' ? host : '')) return connect.apply(this, args);
  const { stack } = new Error(`to ${host}`);
  note({ host, stack });
  process.nextTick(() =>
    this.destroy(Object.assign(new Error('no network'), { code: 'ENETUNREACH' })),
  );
  return this;
};

// VS Code keeps NODE_OPTIONS from its extension hosts.
const { fork } = childProcess;
childProcess.fork = (file, args, options) => {
  const execArgv = [...(options?.execArgv ?? process.execArgv), '--require', __filename];
  return fork(file, args, { ...options, execArgv });
};
syncBuiltinESMExports();

const type = process.argv.find((part) => part.startsWith('--type='));
note({ guards: isMainThread ? type : 'a worker' });
