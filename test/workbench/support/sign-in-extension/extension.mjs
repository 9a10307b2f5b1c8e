// Stands in for the editor's own sign-in with Microsoft, which asks servers that are not on
// loopback. Its tokens have the claims of real ones, and the signature of nobody.
import * as vscode from 'vscode';

const TENANT = 'VSCODE_TENANT:';

export function activate({ subscriptions }) {
  const changed = new vscode.EventEmitter();
  let isSignedIn = false;
  const sessionFor = (scopes) => ({
    id: scopes.join(' '),
    accessToken: token(scopes),
    account: { id: 'ada', label: 'ada@contoso.com' },
    scopes,
  });
  const provider = {
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
  subscriptions.push(
    vscode.authentication.registerAuthenticationProvider('microsoft', 'Microsoft', provider),
  );
}

function token(scopes) {
  const resource = scopes.find((scope) => scope.endsWith('/.default')) ?? '';
  const tenant = scopes.find((scope) => scope.startsWith(TENANT))?.slice(TENANT.length) ?? 'home';
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    aud: resource.slice(0, -'/.default'.length),
    iss: `https://sts.windows.net/${tenant}/`,
    ...{ iat: now - 60, nbf: now - 60, exp: now + 3600 },
  };
  const parts = [{ alg: 'RS256', typ: 'JWT' }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  return [...parts, 'c2lnbmF0dXJl'].join('.');
}
