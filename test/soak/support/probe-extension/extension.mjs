// Tells the soak test what its extension host holds, and runs editor commands for it: four hundred
// logs are opened and closed, which takes too long by typing.
import fs from 'node:fs';
import http from 'node:http';
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

function memory() {
  collectGarbage();
  process.report.excludeNetwork = true;
  const { rss, heapUsed, external } = process.memoryUsage();
  const { workers } = process.report.getReport();
  return { resident: rss, heap: heapUsed + external, workers: workers.length };
}
