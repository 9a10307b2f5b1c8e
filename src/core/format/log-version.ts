const KNOWN_VERSIONS = { vnet: [3, 4], nsg: [1, 2] } as const;

/** Whether a version of this kind of log is documented; 0 stands for one that was not stated. */
export function isKnownVersion(kind: keyof typeof KNOWN_VERSIONS, version: number): boolean {
  const known: readonly number[] = KNOWN_VERSIONS[kind];
  return known.includes(version);
}
