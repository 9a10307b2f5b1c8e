/** What an address is by its number alone. */
export type AddressClass =
  | 'private'
  | 'shared'
  | 'platform'
  | 'link-local'
  | 'loopback'
  | 'multicast'
  | 'broadcast'
  | 'unspecified'
  | 'documentation'
  | 'reserved'
  | 'public';

/** Azure's virtual public IP, the same in every region and every virtual network. */
export const PLATFORM_ADDRESS = '168.63.129.16';

/** What a class is called, and what it means for a flow. */
export interface AddressClassFacts {
  readonly word: string;
  readonly meaning: string;
}

/** All classes: IANA's registries of special-purpose addresses, and Azure's own address. */
export const ADDRESS_CLASSES: Readonly<Record<AddressClass, AddressClassFacts>> = {
  private: {
    word: 'Private',
    meaning: 'Private use (RFC 1918, and RFC 4193 for IPv6): a network of yours or of a site.',
  },
  shared: {
    word: 'Shared',
    meaning: 'Shared address space of providers (RFC 6598); some networks use it as private.',
  },
  platform: {
    word: 'Azure platform',
    meaning: 'Azure’s virtual public IP: the platform itself (name resolution, probes).',
  },
  'link-local': {
    word: 'Link-local',
    meaning: 'Reaches no further than its own link (RFC 3927, RFC 4291).',
  },
  loopback: { word: 'Loopback', meaning: 'The machine itself.' },
  multicast: { word: 'Multicast', meaning: 'A group of receivers, not a machine.' },
  broadcast: { word: 'Broadcast', meaning: 'Everyone on the link (RFC 919).' },
  unspecified: { word: 'Unspecified', meaning: 'No address: its sender had none yet.' },
  documentation: {
    word: 'Documentation',
    meaning: 'Set aside for examples (RFC 5737, RFC 3849, RFC 9637); nobody has it.',
  },
  reserved: {
    word: 'Reserved',
    meaning: 'Set aside for other purposes (IANA); the internet does not route it.',
  },
  public: { word: 'Public', meaning: 'An address of the internet.' },
};
