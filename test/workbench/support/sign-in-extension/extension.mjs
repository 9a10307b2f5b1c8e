// Stands in for the editor's own sign-in with Microsoft, which asks servers that are not on
// loopback. Its tokens have the claims of real ones, and the signature of nobody.
import * as vscode from 'vscode';

const TENANT = 'VSCODE_TENANT:';

/** By their ids: what they are called, and who issues their tokens. */
const PROVIDERS = {
  microsoft: { label: 'Microsoft', issuer: 'https://sts.windows.net' },
  'microsoft-sovereign-cloud': {
    label: 'Microsoft Sovereign Cloud',
    issuer: 'https://sts.chinacloudapi.cn',
  },
};

export function activate({ subscriptions }) {
  for (const [id, { label, issuer }] of Object.entries(PROVIDERS)) {
    const provider = providerOf(issuer);
    subscriptions.push(vscode.authentication.registerAuthenticationProvider(id, label, provider));
  }
}

function providerOf(issuer) {
  const changed = new vscode.EventEmitter();
  let isSignedIn = false;
  const sessionFor = (scopes) => ({
    id: scopes.join(' '),
    accessToken: token(issuer, scopes),
    account: { id: 'ada', label: 'ada@contoso.com' },
    scopes,
  });
  return {
    onDidChangeSessions: changed.event,
    // Whoever is signed in gets a token for each resource without being asked.
    getSessions: (scopes = []) => Promise.resolve(isSignedIn ? [sessionFor(scopes)] : []),
    createSession: (scopes) => {
      isSignedIn = true;
      const session = sessionFor(scopes);
      changed.fire({ added: [session], removed: [], changed: [] });
      return Promise.resolve(session);
    },
    removeSession: () => Promise.resolve(),
  };
}

function token(issuer, scopes) {
  const resource = scopes.find((scope) => scope.endsWith('/.default')) ?? '';
  const tenant = scopes.find((scope) => scope.startsWith(TENANT))?.slice(TENANT.length) ?? 'home';
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    aud: resource.slice(0, -'/.default'.length),
    iss: `${issuer}/${tenant}/`,
    ...{ iat: now - 60, nbf: now - 60, exp: now + 3600 },
  };
  const parts = [{ alg: 'RS256', typ: 'JWT' }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  return [...parts, 'c2lnbmF0dXJl'].join('.');
}
