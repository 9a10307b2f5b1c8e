// npm run azurite [-- --port N]: Azure's emulator of blob storage, with some days of flow logs.
// Its blobs outlive it, in out/azurite.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { seedAzurite } from './azurite/seed.mjs';
import { startAzurite } from './azurite/start-azurite.mjs';
import { outFolder } from './lib/paths.mjs';

const { values: flags } = parseArgs({ options: { port: { type: 'string', default: '10000' } } });
const folder = path.join(outFolder, 'azurite');
const isNew = !fs.existsSync(folder);
const { endpoint, stop } = await startAzurite({ port: Number(flags.port), folder });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => void stop().then(() => process.exit(0)));
}
if (isNew) await seedAzurite(endpoint);
console.log(`Azurite serves blobs at\n\n  ${endpoint}\n`);
console.log('The setting flowLogs.azurite shows it as an account. Ctrl+C stops it.');
