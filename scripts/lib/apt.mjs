import fs from 'node:fs';
import { runOrThrow } from './run.mjs';

/** Whether missing programs can be installed here without asking: root on a Debian-like system. */
export function canAptInstall() {
  return process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get');
}

/**
 * Installs Debian packages. Only where `canAptInstall()`.
 * @param {readonly string[]} packages
 */
export async function aptInstall(packages) {
  console.log(`Installing ${packages.join(', ')} (apt-get) …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runOrThrow('apt-get update', 'apt-get', ['update'], { env });
  const install = ['install', '-y', '--no-install-recommends', ...packages];
  await runOrThrow(`Installing ${packages.join(', ')}`, 'apt-get', install, { env });
}
