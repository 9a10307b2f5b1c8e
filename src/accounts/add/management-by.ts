import type { EditorSignIn } from '../editor-sign-in.ts';
import type { ManagementOf } from './pick-steps.ts';

/** The management API of a cloud, with tokens that are asked for as the account's will be. */
export function managementBy(editor: EditorSignIn): ManagementOf {
  return async (cloud, signIn, tenant) => {
    const { machineToken, Management } = await import('../../azure/index.ts');
    const provider = cloud.id === 'public' ? 'microsoft' : 'microsoft-sovereign-cloud';
    const scopes = [`${cloud.management}/.default`];
    const getToken = (_: unknown, options: { claims?: string } = {}) => {
      const wanted = {
        provider,
        scopes,
        ...(tenant === undefined ? {} : { tenant }),
        ...(options.claims === undefined ? {} : { claims: options.claims }),
      };
      return signIn === 'editor' ? editor.token(wanted, { mayPrompt: true }) : machineToken(wanted);
    };
    return new Management(cloud.management, { getToken });
  };
}
