// npm run sample: writes media/sample, the cut of the sample network that users get.
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { generators } from './lib/generators.mjs';
import { root } from './lib/paths.mjs';

const { cutOf, logText, sampleNetwork } = await generators();
const folder = path.join(root, 'media/sample');
fs.mkdirSync(folder, { recursive: true });
const text = logText(cutOf(sampleNetwork()));
fs.writeFileSync(path.join(folder, 'hub-and-spokes.json.gz'), gzipSync(text, { level: 9 }));
