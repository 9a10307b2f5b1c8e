import { describe, expect, it } from 'vitest';
import { BLIND_SPOTS } from '../../../../src/core/format/blind-spots.ts';

describe('blind spots', () => {
  it('have ids that tell them apart', () => {
    expect(new Set(BLIND_SPOTS.map((spot) => spot.id)).size).toBe(BLIND_SPOTS.length);
  });

  it('say each thing in whole sentences', () => {
    for (const { statement } of BLIND_SPOTS) expect(statement).toMatch(/^[A-Z].{20,}\.$/);
  });

  it.each([
    ['no-denied', 'does not prove'],
    ['counted-more-than-once', 'more than once'],
    ['stateless-zeros', 'flow timeout'],
    ['icmp', 'ICMP'],
    ['ipsec', 'ESP and AH'],
    ['private-endpoint', 'private endpoint'],
    ['virtual-wan', 'virtual WAN'],
    ['expressroute-fastpath', 'FastPath'],
    ['expressroute-outbound', 'gateway subnet'],
    ['not-measured', 'TCP flags'],
  ])('%s speaks of %j', (id, words) => {
    expect(BLIND_SPOTS.find((spot) => spot.id === id)?.statement).toContain(words);
  });

  it('keep what only NSG logs lack away from VNet logs', () => {
    const nsgOnly = BLIND_SPOTS.filter((spot) => !spot.logs.includes('vnet'));
    expect(nsgOnly.map((spot) => spot.id)).toEqual(['stateless-zeros', 'ipsec', 'nsg-scope']);
  });

  it('are said always, but for those that need a sign in the log', () => {
    const signs = BLIND_SPOTS.map((spot) => spot.sign).filter((sign) => sign !== 'always');
    expect(signs).toEqual([
      'no-denied',
      'no-begin',
      'duplicates',
      'other-sides',
      'several-nics',
      'zero-counters',
      'earlier-tuples',
    ]);
  });
});
