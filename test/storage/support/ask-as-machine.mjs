// Run by itself, with the environment of a user: asks storage as whoever this machine is signed in
// as, and writes what came of it.
import { createRequire } from 'node:module';

const [bundle = '', id = '', container = ''] = process.argv.slice(2);
const { machineToken, verifyAccess } = createRequire(import.meta.url)(bundle);

/** @param {string | string[]} scopes @param {{ tenantId?: string }} [options] */
const getToken = (scopes, options = {}) =>
  machineToken({ scopes: [scopes].flat(), tenant: options.tenantId });

try {
  const access = { kind: 'token', credential: { getToken } };
  const signal = new AbortController().signal;
  await verifyAccess({ id: `${id}/${container}`, name: 'flows', container }, access, signal);
  process.stdout.write(JSON.stringify({ code: 'ok' }));
} catch (thrown) {
  const { code, message, remedy } = /** @type {Record<string, unknown>} */ (thrown);
  process.stdout.write(JSON.stringify({ code, message, remedy }));
}
// The SDK's clock for a request that failed goes on for half a minute.
process.exit();
