import { describe, expect, it } from 'vitest';
import { explainDenial } from '../../../../src/core/format/denial.ts';

const SCOPE = '/subscriptions/s/resourceGroups/g/providers/Microsoft.Network';
const NSG = `${SCOPE}/networkSecurityGroups/pier-nsg`;
const MANAGER = `${SCOPE}/networkManagers/avnm-hub`;

function sentence(rule: string, aclId: string, encryption = 'NX'): string {
  const { by, name, of, owner, meaning } = explainDenial({ rule, aclId, encryption });
  return `${[by, name, of.trim(), owner].filter(Boolean).join(' ')} | ${meaning}`;
}

describe('a denial', () => {
  it.each([
    [
      'nossh',
      MANAGER,
      /^Denied by Virtual Network Manager rule nossh \| Security admin rules are evaluated before/,
    ],
    [
      'DefaultRule_DenyAllInBound',
      NSG,
      /^Denied by default rule DenyAllInBound of network security group pier-nsg \| .*no other rule/,
    ],
    [
      'UserRule_NoSsh',
      NSG,
      /^Denied by rule NoSsh of network security group pier-nsg \| .*priority/,
    ],
    ['UserRule_NoSsh', '3f0d7a52-9c41-4e8b-a6d5-1b7e2c904f68', /^Denied by rule NoSsh \| /],
    ['UserRule', NSG, /^Denied by a rule of a network security group\. \| .*does not say which/],
    ['', NSG, /^Denied\. The log does not say by which rule\. \| $/],
    ['odd', 'odd', /^Denied by rule odd \| .*does not say where it comes from/],
  ])('by “%s” names the rule and says what it means', (rule, acl, expected) => {
    expect(sentence(rule, acl)).toMatch(expected);
  });

  it('because of encryption says what its code means and what to do', () => {
    const said = sentence('unspecified', 'unspecified', 'NX_NOT_ACCEPTED');
    expect(said).toMatch(/^Denied because of encryption\. \| No rule matched/);
    expect(said).toContain('NX_NOT_ACCEPTED: Both ends are configured to drop');
    expect(said).toContain('Find out why encryption failed');
    expect(sentence('unspecified', 'unspecified', 'NX_NEW')).not.toContain('undefined');
  });

  it('leaves names as they are logged: making them inert is for whoever shows them', () => {
    expect(explainDenial({ rule: 'UserRule_<b>\u202e', aclId: NSG, encryption: '' }).name).toBe(
      '<b>\u202e',
    );
  });
});
