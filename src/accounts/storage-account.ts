/**
 * A storage account, or one container of one, as the user added it. Kept in the global state:
 * what proves who asks is kept elsewhere, by `id`.
 */
export interface StorageAccount {
  /**
   * Address of what may be read: `https://flows.blob.core.windows.net`, for path-style endpoints
   * `http://127.0.0.1:10000/devstoreaccount1`; of a single container with its name behind. No
   * slash at the end, no query, host in lower case. Its identity: adding it again replaces it.
   */
  readonly id: string;
  /** What the tree shows: `flows`. */
  readonly name: string;
  readonly signIn: SignIn;
  /** The only container that may be read; all of the account's without. */
  readonly container?: string;
  /** Places of archived logs that the user added beside the two containers of Azure. */
  readonly places: readonly LogPlace[];
}

/** Where logs lie that Azure did not put there. */
export interface LogPlace {
  readonly container: string;
  /** What names of blobs there begin with; `''` for all of the container. */
  readonly prefix: string;
}

/** How the account is signed in to; a secret that belongs to it lies in SecretStorage. */
export type SignIn =
  /** The editor's own sign-in; sovereign clouds have a provider of their own. */
  | {
      readonly kind: 'editor';
      readonly provider: 'microsoft' | 'microsoft-sovereign-cloud';
      /** The tenant, where the account was picked from one; else the server's challenge names it. */
      readonly tenant?: string;
    }
  /** `DefaultAzureCredential`: Azure CLI, environment, managed identity. */
  | { readonly kind: 'machine'; readonly tenant?: string }
  | { readonly kind: 'key'; readonly accountName: string }
  | { readonly kind: 'sas' }
  | { readonly kind: 'anonymous' };
