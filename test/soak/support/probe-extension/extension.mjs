// Tells the soak test what its extension host holds, and runs editor commands for it: four hundred
// logs are opened and closed, which takes too long by typing.
import fs from 'node:fs';
import http from 'node:http';
import inspector from 'node:inspector/promises';
import v8 from 'node:v8';
import vm from 'node:vm';
import * as vscode from 'vscode';

v8.setFlagsFromString('--expose-gc');
const collectGarbage = vm.runInNewContext('gc');

export function activate({ subscriptions }) {
  const server = http.createServer((request, response) => {
    answer(request).then(
      (value) => response.end(JSON.stringify(value)),
      (error) => response.writeHead(500).end(String(error)),
    );
  });
  server.listen(0, '127.0.0.1', () => {
    fs.writeFileSync(process.env.FLOW_LOGS_PROBE, `${server.address().port} ${process.pid}`);
  });
  subscriptions.push({ dispose: () => server.close() });
}

async function answer({ url }) {
  const { pathname, searchParams } = new URL(url, 'http://probe');
  if (pathname === '/memory') return memory();
  const [file, view] = [searchParams.get('file'), searchParams.get('view')];
  const place = file === null ? [] : [vscode.Uri.file(file), ...(view === null ? [] : [view])];
  await vscode.commands.executeCommand(searchParams.get('command'), ...place);
  return null;
}

async function memory() {
  collectGarbage();
  const workers = await workerHeaps();
  const { rss, heapUsed, external } = process.memoryUsage();
  const engine = workers.reduce((sum, heap) => sum + heap, 0);
  return { resident: rss, heap: heapUsed + external, engine, workers: workers.length };
}

/** What each worker of this process holds once its garbage is collected, as a debugger asks it. */
async function workerHeaps() {
  const session = new inspector.Session();
  session.connect();
  const found = [];
  const waiting = new Map();
  session.on('NodeWorker.attachedToWorker', ({ params }) => found.push(params.sessionId));
  session.on('NodeWorker.receivedMessageFromWorker', ({ params }) => {
    const { id, result } = JSON.parse(params.message);
    waiting.get(`${params.sessionId} ${id}`)?.(result);
  });
  await session.post('NodeWorker.enable', { waitForDebuggerOnStart: false });
  const ask = (sessionId, id, method) =>
    new Promise((resolve, reject) => {
      waiting.set(`${sessionId} ${id}`, resolve);
      const message = JSON.stringify({ id, method, params: {} });
      session.post('NodeWorker.sendMessageToWorker', { sessionId, message }).catch(reject);
    });
  const heaps = [];
  for (const sessionId of found) {
    await ask(sessionId, 1, 'HeapProfiler.collectGarbage');
    const { usedSize, backingStorageSize = 0 } = await ask(sessionId, 2, 'Runtime.getHeapUsage');
    heaps.push(usedSize + backingStorageSize);
  }
  session.disconnect();
  return heaps;
}
