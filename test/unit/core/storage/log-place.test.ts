import { expect, it } from 'vitest';
import { parsePlace } from '../../../../src/core/storage/log-place.ts';

const ACCOUNT = 'https://flows.blob.core.windows.net';

it.each([
  ['archive', 'archive', ''],
  [' /archive/ ', 'archive', ''],
  ['archive/cold/2024', 'archive', 'cold/2024'],
  ['archive/cold/a b/', 'archive', 'cold/a b/'],
  ['$web/logs', '$web', 'logs'],
  [`${ACCOUNT}/archive/a%20b/?sv=1`, 'archive', 'a b/'],
  ['archive/x/y=2024/m=01/', 'archive', 'x/'],
])('"%s" is container %s, prefix "%s"', (typed, container, prefix) => {
  expect(parsePlace(typed, ACCOUNT)).toEqual({ container, prefix });
});

it.each([
  ['', 'Type the name of a container.'],
  ['ab', '3 to 63'],
  ['Archive', '3 to 63'],
  ['a--b', '3 to 63'],
  ['-abc', '3 to 63'],
  ['a'.repeat(64), '3 to 63'],
  [`archive/${'x'.repeat(1025)}`, 'that long'],
  ['https://other.blob.core.windows.net/archive', `must begin with ${ACCOUNT}`],
])('"%s" is refused: %s', (typed, why) => {
  expect(parsePlace(typed, ACCOUNT)).toMatchObject({
    wrong: expect.stringContaining(why) as string,
  });
});

it('of a container added by itself only that is taken', () => {
  const only = `${ACCOUNT}/archive`;
  expect(parsePlace('archive/cold/', only, 'archive')).toEqual({
    container: 'archive',
    prefix: 'cold/',
  });
  expect(parsePlace(`${only}/cold/`, only, 'archive')).toMatchObject({ prefix: 'cold/' });
  expect(parsePlace('other', only, 'archive')).toHaveProperty('wrong');
});
