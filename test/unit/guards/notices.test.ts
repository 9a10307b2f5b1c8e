import { describe, expect, it } from 'vitest';
import { thirdPartyNotices } from '../../../scripts/build/notices.mjs';

const good = { name: 'good', version: '1.2.3', license: 'MIT', homepage: '', text: 'Permission …' };

describe('the build fails for a package', () => {
  it.each([
    ['without a licence', { license: '' }, 'its licence is not named'],
    ['of a licence that asks for more', { license: 'GPL-3.0-only' }, 'its licence is GPL-3.0-only'],
    ['of two licences, one of which does', { license: 'MIT AND MPL-2.0' }, 'MIT AND MPL-2.0'],
    ['that leaves the text of its licence out', { text: '' }, 'the text of its licence (MIT)'],
  ])('%s', (_name, change, complaint) => {
    const notices = () => thirdPartyNotices([good, { ...good, name: 'bad', ...change }]);
    expect(notices).toThrow('bad 1.2.3 may not be bundled');
    expect(notices).toThrow(complaint);
  });
});

it('takes a choice of licences, and tells of each package', () => {
  const chosen = { ...good, name: 'choice', license: '(MIT OR GPL-3.0-only)' };
  const text = thirdPartyNotices([good, chosen]);
  expect(text).toContain('these 2 packages');
  expect(text).toContain('good 1.2.3 (MIT)');
  expect(text).toContain('choice 1.2.3 (MIT OR GPL-3.0-only)');
});
