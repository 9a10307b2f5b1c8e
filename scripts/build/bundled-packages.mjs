import fs from 'node:fs';
import path from 'node:path';
import { root } from '../lib/paths.mjs';
import { textLeftOut } from './texts-left-out.mjs';

/**
 * A package of others whose code is in a bundle.
 * @typedef {object} BundledPackage
 * @property {string} name
 * @property {string} version
 * @property {string} license Its SPDX expression; empty where it names none.
 * @property {string} homepage Empty where it names none.
 * @property {string} text What its licence and notice files say; empty where it has none.
 */

const LICENSE_FILE = /^(licen[cs]e|copying)/i;
const NOTICE_FILE = /^(notice|thirdpartynotice)/i;

/**
 * The packages of which at least one byte is in a bundle, each version once, by name.
 * @param {readonly import('esbuild').Metafile[]} metafiles
 * @returns {BundledPackage[]}
 */
export function bundledPackages(metafiles) {
  const inputs = metafiles
    .flatMap(({ outputs }) => Object.values(outputs))
    .flatMap((output) => Object.entries(output.inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([file]) => packageFolder(file));
  const folders = new Set(inputs.filter((folder) => folder !== undefined));
  const packages = Array.from(folders, readPackage);
  const byNameAndVersion = new Map(packages.map((read) => [`${read.name} ${read.version}`, read]));
  return [...byNameAndVersion.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The innermost: packages may hold packages. @param {string} file */
function packageFolder(file) {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
}

/** @param {string} folder Relative to the repository. @returns {BundledPackage} */
function readPackage(folder) {
  const whole = path.join(root, folder);
  const { name, version, license, homepage } = JSON.parse(
    fs.readFileSync(path.join(whole, 'package.json'), 'utf8'),
  );
  const files = fs.readdirSync(whole).sort();
  const texts = [LICENSE_FILE, NOTICE_FILE].map((kind) =>
    files.filter((file) => kind.test(file)).map((file) => readText(path.join(whole, file))),
  );
  return {
    name,
    version,
    license: typeof license === 'string' ? license : '',
    homepage: typeof homepage === 'string' ? homepage : '',
    text: texts[0]?.length === 0 ? textLeftOut(name, license) : texts.flat().join('\n\n'),
  };
}

/** @param {string} file */
function readText(file) {
  return fs.readFileSync(file, 'utf8').replaceAll('\r\n', '\n').trim();
}
