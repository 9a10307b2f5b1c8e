import { describe, expect, it } from 'vitest';
import { classifyRule } from '../../../../src/core/format/rule.ts';
import type { RuleKind } from '../../../../src/core/format/rule.ts';
import { elapsed, HOSTILE_NAMES, longName, SLOW } from './hostile.ts';

const GUID = '456b4993-6e57-4e46-aa4d-81767afff09c';
const ZERO = '00000000-0000-0000-0000-000000000000';
const NETWORK = `/subscriptions/${GUID}/resourceGroups/rg/providers/Microsoft.Network`;
const NSG = `${NETWORK}/networkSecurityGroups/web-nsg`;
const MANAGER = `${NETWORK}/networkManagers/avnm-hub`;

describe('rules', () => {
  it.each<[string, string, RuleKind, string]>([
    ['DefaultRule_DenyAllInBound', NSG, 'default', 'DenyAllInBound'],
    ['DefaultRule_AllowInternetOutBound', ZERO, 'default', 'AllowInternetOutBound'],
    ['DEFAULTRULE_DENYALLINBOUND', NSG, 'default', 'DENYALLINBOUND'],
    ['UserRule_ssh', NSG, 'user', 'ssh'],
    ['UserRule_default-allow-rdp', '', 'user', 'default-allow-rdp'],
    ['UserRule_UserRule_x', NSG, 'user', 'UserRule_x'],
    [`UserRule_x_${GUID}`, NSG, 'user', `x_${GUID}`],
    [
      'UserRule_MicrosoftDefenderForCloud-JITRule_2017_88AB',
      NSG,
      'just-in-time',
      'MicrosoftDefenderForCloud-JITRule_2017_88AB',
    ],
    ['UserRule_SecurityCenter-JITRule-1', NSG, 'just-in-time', 'SecurityCenter-JITRule-1'],
    [`BlockRisky_${GUID}`, GUID, 'network-manager', 'BlockRisky'],
    [`BlockRisky_${GUID}`, MANAGER, 'network-manager', 'BlockRisky'],
    [`block_ssh_${GUID.toUpperCase()}`, GUID, 'network-manager', 'block_ssh'],
    ['nossh', MANAGER, 'network-manager', 'nossh'],
    ['UserRule', MANAGER.toUpperCase(), 'network-manager', 'UserRule'],
    ['nossh', NSG, 'other', 'nossh'],
    ['nossh', GUID, 'other', 'nossh'],
    [`nossh_${GUID}`, NSG, 'other', `nossh_${GUID}`],
    [`_${GUID}`, GUID, 'other', `_${GUID}`],
    ['PlatformRule', ZERO, 'platform', 'PlatformRule'],
    ['unspecified', 'unspecified', 'unspecified', 'unspecified'],
    ['DefaultRule', NSG, 'bare-default', 'DefaultRule'],
    ['UserRule', NSG, 'bare-user', 'UserRule'],
    ['', NSG, 'none', ''],
    ['', MANAGER, 'none', ''],
  ])('%j under %j is %s, named %j', (rule, acl, kind, name) => {
    expect(classifyRule(rule, acl)).toMatchObject({ kind, name });
  });

  it.each([
    ['AllowVnetInBound', 'inbound traffic within the virtual network'],
    ['AllowVnetOutBound', 'outbound traffic within the virtual network'],
    ['AllowInternetOutBound', 'outbound traffic to the internet'],
    ['AllowAzureLoadBalancerInBound', 'probes of the Azure load balancer'],
    ['DenyAllInBound', 'Denies all inbound'],
    ['DenyAllOutBound', 'Denies all outbound'],
  ])('says what the default rule %s does', (name, words) => {
    expect(classifyRule(`DefaultRule_${name}`, NSG).meaning).toContain(words);
  });

  it('says of an unknown default rule only that it is one', () => {
    const meaning = classifyRule('DefaultRule_New', NSG).meaning;
    expect(meaning).toBe('A default rule that every network security group has.');
  });

  it('says which rules come first', () => {
    const rule = classifyRule('nossh', MANAGER);
    expect(rule.origin).toBe('security admin');
    expect(rule.meaning).toContain('before any network security group');
  });

  it('says that `unspecified` is about encryption', () => {
    expect(classifyRule('unspecified', 'unspecified').meaning).toContain('because of encryption');
  });

  it.each(HOSTILE_NAMES)('leaves %j as it is, and out of its own sentences', (text) => {
    expect(classifyRule(text, NSG)).toMatchObject({ kind: 'other', name: text });
    const user = classifyRule(`UserRule_${text}`, text);
    expect(user).toMatchObject({ kind: 'user', name: text });
    expect(user.meaning).toBe(classifyRule('UserRule_ssh', NSG).meaning);
    expect(classifyRule(`DefaultRule_${text}`, NSG).meaning).toBe(
      classifyRule('DefaultRule_New', NSG).meaning,
    );
  });

  it.each(['a', '_', 'UserRule_', `_${GUID}`, '/'])('is not slow on a long run of %j', (piece) => {
    const name = longName(piece);
    expect(elapsed(() => classifyRule(name, name))).toBeLessThan(SLOW);
  });
});
