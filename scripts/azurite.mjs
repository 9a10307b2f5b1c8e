// npm run azurite [-- --port N]: Azure's emulator of blob storage, with the sample network's flow
// logs up to this minute. It forgets all of them when it ends.
import { parseArgs } from 'node:util';
import { seedAzurite } from './azurite/seed.mjs';
import { startAzurite } from './azurite/start-azurite.mjs';

const { values: flags } = parseArgs({ options: { port: { type: 'string', default: '10000' } } });
const azurite = await startAzurite({ port: Number(flags.port) });
const { endpoint } = azurite;
const writer = await seedAzurite(endpoint);
const stop = async () => {
  await writer.stop();
  await azurite.stop();
  process.exit(0);
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => void stop());
console.log(`Azurite serves blobs at\n\n  ${endpoint}\n`);
console.log('The setting flowLogs.azurite shows it as an account. Ctrl+C stops it.');
