/**
 * The account that every Azurite has. Its key is published by Microsoft, and so no secret. Source:
 * "Use the Azurite emulator for local Azure Storage development", well-known storage account.
 */
export const EMULATOR = {
  account: 'devstoreaccount1',
  key: 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==',
  /** Where it listens when nothing else is said. */
  endpoint: 'http://127.0.0.1:10000/devstoreaccount1',
} as const;
