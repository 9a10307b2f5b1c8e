// npm run azurite [-- --port N]: Azure's emulator of blob storage, whose blobs outlive it.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startAzurite } from './azurite/start-azurite.mjs';
import { outFolder } from './lib/paths.mjs';

const { values: flags } = parseArgs({ options: { port: { type: 'string', default: '10000' } } });
const { endpoint, stop } = await startAzurite({
  port: Number(flags.port),
  folder: path.join(outFolder, 'azurite'),
});
console.log(`Azurite serves blobs at\n\n  ${endpoint}\n\nCtrl+C stops it.`);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => void stop().then(() => process.exit(0)));
}
