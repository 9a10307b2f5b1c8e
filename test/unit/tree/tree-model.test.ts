import { describe, expect, it } from 'vitest';
import { FailureError } from '../../../src/protocol/failure.ts';
import { blobName, FakeContainer, LOG } from './support/fake-container.ts';
import { accountWith, treeOf, VNET, walk } from './support/trees.ts';

const ANONYMOUSLY = { kind: 'anonymous' } as const;

const HOURS = ['y=2025/m=10/d=05/h=09', 'y=2025/m=10/d=05/h=10', 'y=2024/m=12/d=31/h=00'];

function smallContainer(...others: readonly string[]): FakeContainer {
  return new FakeContainer([...HOURS.map((hour) => blobName(hour)), ...others]);
}

describe('the tree of an account', () => {
  it('goes from flow log to month, day, hour and NIC, the newest first', async () => {
    const { model, root } = treeOf({ [VNET]: smallContainer() });
    const kinds: string[] = [];
    let node = root as Awaited<ReturnType<typeof walk>>;
    for (let children = await model.children(node); children.length > 0;) {
      node = children[0]!;
      kinds.push(node.kind);
      children = await model.children(node);
    }
    expect(kinds).toEqual(['log', 'month', 'day', 'hour', 'nic']);
    expect(node).toMatchObject({ url: `${root.id}/${VNET}/${encoded(blobName(HOURS[1]!))}` });
  });

  it('asks once for each level, and for nothing that nobody opened', async () => {
    const container = smallContainer();
    const { model, root } = treeOf({ [VNET]: container });
    expect(container.asked).toEqual([]);
    await Promise.all([model.children(root), model.children(root)]);
    await model.children(root);
    expect(container.asked.length).toBe(1);
  });

  it('has the same ids after a refresh, and others nowhere', async () => {
    const { model, root } = treeOf({ [VNET]: smallContainer('odd/a.txt', 'odd/b/c.txt') });
    const all = async () => {
      const ids: string[] = [];
      const visit = async (node: Parameters<typeof model.children>[0]): Promise<void> => {
        ids.push(node.id);
        for (const child of await model.children(node)) await visit(child);
      };
      await visit(root);
      return ids;
    };
    const before = await all();
    model.refresh();
    expect(await all()).toEqual(before);
    expect(new Set(before).size).toBe(before.length);
  });

  it('lists again what is refreshed, and only that', async () => {
    const container = smallContainer();
    const { model, root, changed } = treeOf({ [VNET]: container });
    const log = await walk(model, root, 'HUB-FLOWLOG/');
    await walk(model, log, '/m=10/', '/d=05/');
    const before = container.asked.length;
    if (log.kind === 'log') model.refresh(log);
    await model.children(root);
    expect(container.asked.length).toBe(before);
    await walk(model, log, '/m=10/');
    expect(container.asked.length).toBe(before + 3);
    expect(changed.at(-1)).toBe(log);
  });

  it('says so where nothing was found, and how to look elsewhere', async () => {
    const { model, root } = treeOf({});
    const children = await model.children(root);
    expect(children.map(({ kind }) => kind)).toEqual(['hint', 'addPlace']);
    expect(children[0]).toMatchObject({ detail: expect.stringContaining(VNET) as string });
  });

  it('shows an archive, once where places overlap', async () => {
    const places = ['', 'cold/', 'cold/20'].map((prefix) => ({ container: 'archive', prefix }));
    const archive = new FakeContainer([blobName(HOURS[0]!, 0, `cold/2023/${LOG}`), 'cold/x/y.txt']);
    const { model, root } = treeOf({ archive }, accountWith(places));
    const children = await model.children(root);
    expect(children.filter(({ kind }) => kind === 'log').length).toBe(1);
    const ids = new Set(children.map(({ id }) => id));
    expect(ids.size).toBe(children.length);
  });

  it('shows what is no flow log under "Other blobs", folder by folder', async () => {
    const { model, root } = treeOf({ [VNET]: smallContainer('odd/b/c.txt', 'top.txt') });
    const others = await walk(model, root, `#others ${VNET}`);
    const inside = await model.children(others);
    expect(inside.map(({ kind, id }) => `${kind} ${id.split('>').at(-1)!}`)).toEqual([
      'folder odd/',
      'blob top.txt',
    ]);
    expect(await walk(model, others, '>odd/', '>odd/b/', '>odd/b/c.txt')).toMatchObject({
      url: `${root.id}/${VNET}/odd/b/c.txt`,
    });
  });

  it('gives no address to a name that none can hold', async () => {
    const { model, root } = treeOf({ [VNET]: smallContainer('odd/../../other/PT1H.json') });
    const others = await walk(model, root, `#others ${VNET}`);
    const up = await walk(model, others, '>odd/', '>odd/../', '>odd/../../', '/other/');
    expect((await model.children(up))[0]).toMatchObject({ kind: 'blob', url: undefined });
  });
});

describe('a level that fails', () => {
  const failure = new FailureError('no-access', 'It may not be read.', 'Ask for the role.');

  it('says what happened and takes up again', async () => {
    const container = smallContainer();
    container.failure = failure;
    const { model, root, changed } = treeOf({ [VNET]: container });
    const [failed] = await model.children(root);
    expect(failed).toMatchObject({ kind: 'failure', failure: { remedy: 'Ask for the role.' } });
    container.failure = undefined;
    if (failed?.kind === 'failure') await model.retry(failed);
    expect(changed.at(-1)).toBe(root);
    expect((await model.children(root)).map(({ kind }) => kind)).toEqual(['log']);
  });

  it.each(['no-access', 'not-found'] as const)(
    'says of a public container that nothing could be listed, where it is %s',
    async (code) => {
      const container = smallContainer();
      container.failure = new FailureError(code, 'It may not be listed.', 'Sign in.');
      const id = 'https://flows.blob.core.windows.net/logs';
      const account = { ...accountWith(), id, container: 'logs', signIn: ANONYMOUSLY };
      const { model, root } = treeOf({ logs: container }, account);
      const children = await model.children(root);
      expect(children.map(({ kind }) => kind)).toEqual(['failure']);
      expect(children[0]).toMatchObject({
        failure: {
          code,
          remedy: expect.stringMatching(/only its blobs are public.* Sign in\.$/) as string,
        },
      });
    },
  );

  it('offers to sign in where that is what is missing, once for all places', async () => {
    const container = smallContainer();
    container.failure = new FailureError('sign-in', 'Nobody is signed in.', 'Sign in.');
    const nsg = 'insights-logs-networksecuritygroupflowevent';
    const { model, root } = treeOf({ [VNET]: container, [nsg]: container });
    const kinds = (await model.children(root)).map(({ kind }) => kind);
    expect(kinds).toEqual(['failure', 'signIn']);
  });

  it('keeps what it had where loading on fails', async () => {
    const hour = 'y=2025/m=10/d=05/h=09';
    const names = Array.from({ length: 1500 }, (_, nic) => blobName(hour, nic));
    const container = new FakeContainer(names);
    const { model, root } = treeOf({ [VNET]: container });
    const node = await walk(model, root, 'HUB-FLOWLOG/', '/m=10/', '/d=05/', '/h=09/');
    const more = (await model.children(node)).at(-1)!;
    container.failure = failure;
    if (more.kind === 'more') await model.loadMore(more);
    const after = await model.children(node);
    expect([after.length, after.at(-1)!.kind]).toEqual([1001, 'failure']);
    container.failure = undefined;
    const failed = after.at(-1)!;
    if (failed.kind === 'failure') await model.retry(failed);
    expect((await model.children(node)).length).toBe(1500);
  });

  it('ends when loading is cancelled, although nobody answers', async () => {
    const container = smallContainer();
    container.isSilent = true;
    const { model, root, loading } = treeOf({ [VNET]: container });
    const waiting = model.children(root);
    model.cancel();
    expect((await waiting)[0]).toMatchObject({ kind: 'failure', failure: { code: 'cancelled' } });
    expect(loading).toEqual([true, false]);
  });
});

it('stays quick in a container of 100,000 blobs', async () => {
  const days = Array.from({ length: 100 }, (_, day) => new Date(Date.UTC(2025, 0, 1 + day)));
  const names = days.flatMap((date) => {
    const [year, month, day] = date.toISOString().slice(0, 10).split('-');
    return Array.from({ length: 1000 }, (_, nic) =>
      blobName(`y=${year!}/m=${month!}/d=${day!}/h=${String(nic % 24).padStart(2, '0')}`, nic),
    );
  });
  const container = new FakeContainer(names);
  const { model, root } = treeOf({ [VNET]: container });
  const hour = await walk(model, root, 'HUB-FLOWLOG/', '/m=04/', '/d=10/', '/h=23/');
  expect((await model.children(hour)).length).toBe(41);
  // The flow logs, the years, the months of the one year, the days, the hours, the blobs.
  expect(container.asked.length).toBe(6);
});

function encoded(name: string): string {
  return name.split('/').map(encodeURIComponent).join('/');
}
