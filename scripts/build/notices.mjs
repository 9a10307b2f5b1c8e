/** @typedef {import('./bundled-packages.mjs').BundledPackage} BundledPackage */

/** Licences that ask for no more than that they are passed on. */
const PERMISSIVE = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'Unlicense',
]);

const RULE = '-'.repeat(80);

/**
 * What users are told of the packages in the bundles: name, version, licence and its text. Throws
 * where a licence is missing, has no text or asks for more than to be passed on.
 * @param {readonly BundledPackage[]} packages
 */
export function thirdPartyNotices(packages) {
  const complaints = packages.map(complaint).filter((text) => text !== undefined);
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
  const intro = `Flow Log Lens holds code of these ${packages.length} packages, under their licences.\n`;
  return [intro, ...packages.map(notice)].join('\n');
}

/** @param {BundledPackage} bundled */
function complaint({ name, version, license, text }) {
  const what = `${name} ${version} may not be bundled`;
  if (!isPermissive(license)) return `${what}: its licence is ${license || 'not named'}.`;
  return text === '' ? `${what}: the text of its licence (${license}) is missing.` : undefined;
}

/** @param {string} expression Of SPDX: one licence, or a choice of several. */
function isPermissive(expression) {
  const choices = expression.replaceAll(/[()]/g, '').split(' OR ');
  return choices.some((choice) => choice.split(' AND ').every((id) => PERMISSIVE.has(id)));
}

/** @param {BundledPackage} bundled */
function notice({ name, version, license, homepage, text }) {
  const source = homepage === '' ? [] : [homepage];
  return [
    RULE,
    `${name} ${version} (${license.replaceAll(/[()]/g, '')})`,
    ...source,
    '',
    text,
    '',
  ].join('\n');
}
