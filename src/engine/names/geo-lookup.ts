import { type GeoFacts, type GeoLookup, NO_GEO } from '../../core/names/names.ts';
import type { GeoFile } from './geo-file.ts';

/** Asks several databases, of which one may know countries and another systems: the first counts. */
export function geoLookup(databases: readonly GeoFile[]): GeoLookup {
  if (databases.length === 0) return () => NO_GEO;
  return (address) => databases.map((database) => database.find(address)).reduce(joined);
}

function joined(first: GeoFacts, second: GeoFacts): GeoFacts {
  const isCountry = first.country !== '';
  return {
    country: isCountry ? first.country : second.country,
    countryName: isCountry ? first.countryName : second.countryName,
    asNumber: first.asNumber || second.asNumber,
    asName: first.asName || second.asName,
  };
}
