import { describe, expect, it } from 'vitest';
import { rangeBlobs } from '../../../src/azure/listing/range-blobs.ts';
import { blobName, FakeContainer, LOG } from '../tree/support/fake-container.ts';

const HOURS = {
  from: Date.parse('2025-10-05T09:00Z'),
  to: Date.parse('2025-10-05T10:00Z'),
};
const COUNT = 5100;
const container = () =>
  new FakeContainer(
    Array.from({ length: COUNT }, (_, nic) => blobName('y=2025/m=10/d=05/h=09', nic)),
  );
const { signal } = new AbortController();

describe('an hour of more blobs than a page has', () => {
  it('is listed page by page, each blob once', async () => {
    const fake = container();
    const query = { log: LOG, hours: HOURS, most: COUNT };
    const { blobs, nics } = await rangeBlobs(fake.pager, query, signal);
    expect(new Set(blobs.map(({ name }) => name)).size).toBe(COUNT);
    expect([blobs.length, nics.length]).toEqual([COUNT, COUNT]);
    expect(fake.asked.map(({ most, marker }) => [most, marker !== undefined])).toEqual([
      [5000, false],
      [5000, true],
    ]);
  });

  it('is refused where it has more than are read at once', async () => {
    const query = { log: LOG, hours: HOURS, most: COUNT - 1 };
    await expect(rangeBlobs(container().pager, query, signal)).rejects.toMatchObject({
      code: 'too-large',
      message: expect.stringContaining('more than 5,099 blobs') as string,
    });
  });
});
