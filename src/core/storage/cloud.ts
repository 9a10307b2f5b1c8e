/** One of Microsoft's clouds: each has its own addresses and its own sign-in. */
export interface Cloud {
  readonly id: 'public' | 'china' | 'usgov';
  readonly name: string;
  /** What a storage endpoint's host ends with: `core.windows.net`. */
  readonly storageSuffix: string;
  /** Address of the management API. */
  readonly management: string;
  /** Where people sign in. */
  readonly authority: string;
}

/**
 * Source: `az cloud list`; the storage suffixes also in "Storage account overview", Standard
 * endpoints.
 */
export const CLOUDS: readonly [Cloud, Cloud, Cloud] = [
  {
    id: 'public',
    name: 'Azure',
    storageSuffix: 'core.windows.net',
    management: 'https://management.azure.com',
    authority: 'https://login.microsoftonline.com',
  },
  {
    id: 'china',
    name: 'Azure China (21Vianet)',
    storageSuffix: 'core.chinacloudapi.cn',
    management: 'https://management.chinacloudapi.cn',
    authority: 'https://login.chinacloudapi.cn',
  },
  {
    id: 'usgov',
    name: 'Azure US Government',
    storageSuffix: 'core.usgovcloudapi.net',
    management: 'https://management.usgovcloudapi.net',
    authority: 'https://login.microsoftonline.us',
  },
];

/** The cloud whose storage has this host; that of the public, where the host tells nothing. */
export function cloudOfHost(host: string): Cloud {
  return CLOUDS.find(({ storageSuffix }) => host.endsWith(`.${storageSuffix}`)) ?? CLOUDS[0];
}
