import { describe, expect, it } from 'vitest';
import { completionsAt } from '../../../../src/core/filter/language.ts';

const VALUES: Record<string, string[]> = {
  AclRule: ['UserRule_ssh', 'DefaultRule_DenyAllInBound', 'say "so"'],
  DestPort: ['443', '22', '53'],
  FlowStatus: ['Denied'],
};

/** What is offered at `|`, and the filter with the first offer taken. */
function at(marked: string) {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const { start, end, items } = completionsAt(text, offset, (column) => VALUES[column] ?? []);
  const texts = items.map((item) => item.text);
  const first = `${text.slice(0, start)}${texts[0] ?? ''}${text.slice(end)}`;
  return { texts, first, items };
}

describe('completion', () => {
  it.each([
    ['|', 'Time'],
    ['Des|', 'DestIp'],
    ['port|', 'SrcPort'],
    ['DestP|', 'DestPort'],
    ['DestPo| == 22', 'DestPort == 22'],
    ['ipv4_is_in_a|', 'ipv4_is_in_any_range('],
    ['DestPort == 22 and Flow|', 'DestPort == 22 and FlowStatus'],
    ['(Acl|', '(AclRule'],
    ['not(Acl|', 'not(AclRule'],
    ['AclRule |', 'AclRule =='],
    ['AclRule has|', 'AclRule has_any'],
    ['AclRule !has|', 'AclRule !has'],
    ['AclRule matches |', 'AclRule matches regex'],
    ['Time bet|', 'Time between'],
    ['DestPort == |', 'DestPort == 443'],
    ['DestPort == 2|', 'DestPort == 22'],
    ['DestPort in (|', 'DestPort in (443'],
    ['DestPort in (443, |', 'DestPort in (443, 443'],
    ['DestPort in (443 |', 'DestPort in (443 ,'],
    ['AclRule == |', 'AclRule == "UserRule_ssh"'],
    ['AclRule == "def|', 'AclRule == "DefaultRule_DenyAllInBound"'],
    ['AclRule == "say|"', 'AclRule == "say \\"so\\""'],
    ["AclRule == 'user|' and Version == 4", 'AclRule == "UserRule_ssh" and Version == 4'],
    ['AclRule has_any ("|', 'AclRule has_any ("UserRule_ssh"'],
    ['FlowStatus == |', 'FlowStatus == "Denied"'],
    ['FlowDirection == i|', 'FlowDirection == "Inbound"'],
    ['Time > |', 'Time > datetime('],
    ['Time between (a|', 'Time between (ago('],
    ['Time between (ago(1h) |', 'Time between (ago(1h) ..'],
    ['DestPort between (1 |', 'DestPort between (1 ..'],
    ['DestPort between (1 .. 5|', 'DestPort between (1 .. 53'],
    ['DestPort == 22 |', 'DestPort == 22 and'],
    ['DestPort == 22 o|', 'DestPort == 22 or'],
    ['IsDuplicate |', 'IsDuplicate =='],
    ['IsDuplicate == |', 'IsDuplicate == true'],
  ])('at %s', (marked, completed) => {
    expect(at(marked).first).toBe(completed);
  });

  it('offers what fits the type of the column', () => {
    expect(at('DestPort |').texts).toEqual(expect.arrayContaining(['<', 'between', 'in', '+']));
    expect(at('DestPort |').texts).not.toContain('has');
    expect(at('AclRule |').texts).toEqual(expect.arrayContaining(['has', '!contains_cs', '=~']));
    expect(at('AclRule |').texts).not.toContain('<');
    expect(at('SrcPort == |').texts).toContain('DestPort');
    expect(at('SrcPort == |').texts).not.toContain('AclRule');
  });

  it('offers each value once, and not without end', () => {
    expect(at('FlowStatus == |').texts.slice(0, 2)).toEqual(['"Denied"', '"Allowed"']);
    const many = Array.from({ length: 5000 }, (_, rule) => `rule-${rule}`);
    expect(completionsAt('AclRule == ', 11, () => many).items).toHaveLength(100);
  });

  it('says what things mean', () => {
    expect(at('DestPo|').items[0]).toMatchObject({
      kind: 'column',
      detail: expect.stringContaining('opened') as string,
    });
    expect(at('isnul|').items[0]).toMatchObject({ kind: 'function', text: 'isnull(' });
  });

  it('is silent where nothing is known', () => {
    expect(at('DestPort == 22 # |').texts).toEqual([]);
    expect(at('wrong |').texts).toEqual([]);
  });
});
