import { describe, expect, it } from 'vitest';
import { aclKind, classifyAcl } from '../../../../src/core/format/acl.ts';
import type { AclKind } from '../../../../src/core/format/acl.ts';
import {
  parseResourceId,
  resourceName,
  resourceTail,
  resourceTypeWord,
} from '../../../../src/core/format/resource-id.ts';
import { elapsed, HOSTILE_NAMES, longName, SLOW } from './hostile.ts';

const SUB = 'c088dc46-d692-42ad-a4b6-9a542d28ad2a';
const NETWORK = `/subscriptions/${SUB}/resourceGroups/Web-RG/providers/Microsoft.Network`;

describe('resource ids', () => {
  it('cuts an id into its parts', () => {
    expect(parseResourceId(`${NETWORK}/virtualNetworks/hub/subnets/front`)).toEqual({
      subscription: SUB,
      resourceGroup: 'Web-RG',
      provider: 'Microsoft.Network',
      type: 'virtualNetworks/subnets',
      name: 'front',
      parents: [{ type: 'virtualNetworks', name: 'hub' }],
    });
  });

  it('reads upper case and a doubled slash, and keeps the case of what it reads', () => {
    const id = parseResourceId(
      '/SUBSCRIPTIONS/A//RESOURCEGROUPS/RG/PROVIDERS/MICROSOFT.NETWORK/NETWORKWATCHERS/NW/FLOWLOGS/F',
    );
    expect(id).toEqual({
      subscription: 'A',
      resourceGroup: 'RG',
      provider: 'MICROSOFT.NETWORK',
      type: 'NETWORKWATCHERS/FLOWLOGS',
      name: 'F',
      parents: [{ type: 'NETWORKWATCHERS', name: 'NW' }],
    });
  });

  it('reads an id without a group, and one with a slash at its end', () => {
    const id = parseResourceId('/subscriptions/a/providers/Microsoft.Network/networkManagers/m/');
    expect(id).toMatchObject({ resourceGroup: '', name: 'm' });
  });

  it.each([
    '',
    '-',
    '/',
    'hub-vnet',
    '/subscriptions',
    '/subscriptions/a',
    '/subscriptions/a/resourceGroups/b',
    '/subscriptions/a/resourceGroups/b/providers/Microsoft.Network',
    `${NETWORK}/virtualNetworks`,
    '/resourceGroups/b/providers/Microsoft.Network/virtualNetworks/x',
    ...HOSTILE_NAMES,
  ])('%j is no resource id, and stands as it is', (text) => {
    expect(parseResourceId(text)).toBeUndefined();
    expect(resourceName(text)).toBe(text);
    expect(resourceTail(text)).toBe(text);
  });

  it.each(HOSTILE_NAMES)('keeps a resource named %j as it is', (name) => {
    const id = `${NETWORK}/virtualNetworks/${name}`;
    expect(resourceName(id)).toBe(name);
    expect(resourceTail(id)).toBe(`…/virtualNetworks/${name}`);
  });

  it.each([
    ['virtualNetworks/hub', 'virtual network', '…/virtualNetworks/hub'],
    ['VIRTUALNETWORKS/HUB/SUBNETS/A', 'subnet', '…/SUBNETS/A'],
    ['networkInterfaces/n', 'network interface', '…/networkInterfaces/n'],
    ['networkManagers/m', 'Virtual Network Manager', '…/networkManagers/m'],
    ['networkWatchers/w/flowLogs/f', 'flow log', '…/flowLogs/f'],
    ['natGateways/g', 'natGateways', '…/natGateways/g'],
    ['constructor/c', 'constructor', '…/constructor/c'],
  ])('%s is a %s, %s for short', (end, word, tail) => {
    const text = `${NETWORK}/${end}`;
    expect(resourceTypeWord(parseResourceId(text)!)).toBe(word);
    expect(resourceTail(text)).toBe(tail);
  });

  it.each(['/', 'a', '/subscriptions/a'])('is not slow on a long run of %j', (piece) => {
    const text = longName(piece);
    expect(elapsed(() => resourceTail(text))).toBeLessThan(SLOW);
  });
});

describe('ACL ids', () => {
  it.each<[string, AclKind, string]>([
    [`${NETWORK}/networkSecurityGroups/web-nsg`, 'nsg', '…/networkSecurityGroups/web-nsg'],
    [`${NETWORK}/NETWORKSECURITYGROUPS/WEB`.toUpperCase(), 'nsg', '…/NETWORKSECURITYGROUPS/WEB'],
    [`${NETWORK}/networkManagers/avnm-hub`, 'network-manager', '…/networkManagers/avnm-hub'],
    [
      `${NETWORK}/networkManagers/m/securityAdminConfigurations/c`,
      'network-manager',
      '…/securityAdminConfigurations/c',
    ],
    [SUB, 'guid', SUB],
    [SUB.toUpperCase(), 'guid', SUB.toUpperCase()],
    ['00000000-0000-0000-0000-000000000000', 'platform', 'Platform'],
    ['unspecified', 'unspecified', 'unspecified'],
    ['Unspecified', 'unspecified', 'Unspecified'],
    ['', 'none', ''],
    ['-', 'none', ''],
    [`${NETWORK}/virtualNetworks/v`, 'other', '…/virtualNetworks/v'],
    [`${SUB}0`, 'other', `${SUB}0`],
    [`{${SUB.slice(2)}}`, 'other', `{${SUB.slice(2)}}`],
  ])('%j is %s, shown as %j', (aclId, kind, display) => {
    expect(classifyAcl(aclId)).toMatchObject({ kind, display });
  });

  it.each(HOSTILE_NAMES)('leaves %j as it is, and out of its own sentences', (text) => {
    const facts = classifyAcl(text);
    expect(facts).toMatchObject({ kind: 'other', display: text });
    expect(facts.meaning).toBe(classifyAcl('something').meaning);
  });

  it('does not call the platform a hole', () => {
    const { meaning } = classifyAcl('00000000-0000-0000-0000-000000000000');
    expect(meaning).toContain('platform handled');
  });

  it.each(['/', '-', '0', 'unspecified'])('is not slow on a long run of %j', (piece) => {
    const text = longName(piece);
    expect(elapsed(() => aclKind(text))).toBeLessThan(SLOW);
  });
});
