/** A service tag of Azure: a name for the public prefixes of a service, of a region, or of both. */
export interface ServiceTag {
  /** `Storage.WestEurope`, as rules of network security groups have it. */
  readonly name: string;
  /** `AzureStorage`: the system service; `''` where the tag is of none. */
  readonly service: string;
  /** `westeurope`; `''` where the tag is of all regions. */
  readonly region: string;
  /** `Azure`. */
  readonly platform: string;
  /** How many prefixes the tag has. */
  readonly prefixCount: number;
}

/** All public addresses of Azure, its customers' too; as `AzureCloud.westeurope` by region. */
const WHOLE_CLOUD = /^AzureCloud(?:\.|$)/i;

/**
 * Which of two tags of one prefix says more: one that is not the whole cloud, then one of a
 * service, then one of a region, then the one with fewer prefixes; the first by name of others, so
 * that a file always gives the same tags.
 */
export function moreTelling(a: ServiceTag, b: ServiceTag): ServiceTag {
  const order =
    Number(WHOLE_CLOUD.test(a.name)) - Number(WHOLE_CLOUD.test(b.name)) ||
    Number(a.service === '') - Number(b.service === '') ||
    Number(a.region === '') - Number(b.region === '') ||
    a.prefixCount - b.prefixCount ||
    (a.name <= b.name ? -1 : 1);
  return order < 0 ? a : b;
}
