import type * as vscode from 'vscode';
import { utf8Bytes } from '../core/platform.ts';
import { tokenExpiry } from '../core/storage/token-expiry.ts';
import { FailureError } from '../protocol/failure.ts';
import type { AccessToken } from '../protocol/storage.ts';
import type { Prompting } from './accounts.ts';

/** What is signed in for: a resource's scopes, in a tenant, with what the server asks beyond. */
export interface Wanted {
  readonly provider: string;
  readonly scopes: readonly string[];
  readonly tenant?: string;
  /** What a claims challenge asked for, as JSON. */
  readonly claims?: string;
}

/** Since 1.105 the editor takes the server's challenge in place of scopes. */
export interface ChallengeRequest {
  readonly wwwAuthenticate: string;
  readonly fallbackScopes: readonly string[];
}

/** The part of `vscode.authentication` that signs in. */
export interface Authentication {
  getSession(
    provider: string,
    scopes: readonly string[] | ChallengeRequest,
    options: vscode.AuthenticationGetSessionOptions,
  ): Thenable<Pick<vscode.AuthenticationSession, 'accessToken'> | undefined>;
}

/** A token that does not say until when it is valid is asked for again after this, ms. */
const UNSTATED_LIFE = 5 * 60_000;

/** The editor's own sign-in with Microsoft Entra ID. */
export class EditorSignIn {
  private readonly authentication: Authentication;
  private readonly takesChallenges: boolean;

  /** `takesChallenges`: whether the editor's API takes a server's challenge. */
  constructor(authentication: Authentication, takesChallenges: boolean) {
    this.authentication = authentication;
    this.takesChallenges = takesChallenges;
  }

  /** Rejects with a `FailureError`, `sign-in` where a person is needed and may not be asked. */
  async token(wanted: Wanted, prompting: Prompting): Promise<AccessToken> {
    const session = await this.session(wanted, prompting);
    if (session === undefined) throw signInNeeded();
    const token = session.accessToken;
    return { token, expiresOnTimestamp: tokenExpiry(token) ?? Date.now() + UNSTATED_LIFE };
  }

  private async session(wanted: Wanted, prompting: Prompting) {
    const { mayPrompt } = prompting;
    const scopes = scopesOf(wanted);
    const { claims, provider } = wanted;
    // The session that is there is what the challenge rejected: without the newer API only a
    // fresh sign-in can meet it.
    const isAnew = claims !== undefined && !this.takesChallenges;
    if (isAnew && !mayPrompt) return undefined;
    const request =
      claims !== undefined && this.takesChallenges
        ? { wwwAuthenticate: challengeOf(claims), fallbackScopes: scopes }
        : scopes;
    try {
      const options = optionsOf(prompting, isAnew);
      return await this.authentication.getSession(provider, request, options);
    } catch (thrown) {
      throw mayPrompt ? refused(thrown, provider) : signInNeeded();
    }
  }
}

function scopesOf({ scopes, tenant }: Wanted): readonly string[] {
  return tenant === undefined ? scopes : [...scopes, `VSCODE_TENANT:${tenant}`];
}

function optionsOf(
  { mayPrompt, choosesAnew = false }: Prompting,
  isAnew: boolean,
): vscode.AuthenticationGetSessionOptions {
  if (!mayPrompt) return { silent: true };
  if (isAnew) return { forceNewSession: true };
  // Without this the editor gives whoever was chosen before, whom the account may have refused.
  return { createIfNone: true, ...(choosesAnew ? { clearSessionPreference: true } : {}) };
}

/** As the server wrote it: RFC 6750, with the claims in base64 as Entra ID sends them. */
function challengeOf(claims: string): string {
  const encoded = btoa(String.fromCharCode(...utf8Bytes(claims)));
  return `Bearer realm="", error="insufficient_claims", claims="${encoded}"`;
}

function signInNeeded(): FailureError {
  return new FailureError(
    'sign-in',
    'Nobody is signed in with Microsoft for this account.',
    'Run “Flow Logs: Sign In”.',
  );
}

/** What the provider says may hold anything; that somebody closed its dialog is what mostly happens. */
function refused(thrown: unknown, provider: string): FailureError {
  const isCancelled = thrown instanceof Error && /cancel|did not consent/i.test(thrown.message);
  if (isCancelled) return new FailureError('cancelled', 'The sign-in was cancelled.');
  return new FailureError(
    'sign-in',
    'The editor could not sign in with Microsoft.',
    `${provider === 'microsoft' ? 'Try again' : NAME_CLOUD}, or choose another way to sign in: the setting flowLogs.signIn, or the account’s key.`,
  );
}

/** The editor has no sign-in for sovereign clouds until its setting names one. */
const NAME_CLOUD =
  'Name the cloud in the setting microsoft-sovereign-cloud.environment and try again';
