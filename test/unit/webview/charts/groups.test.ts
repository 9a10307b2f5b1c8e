import { beforeAll, describe, expect, it } from 'vitest';
import { chartAnswers } from '../../../../src/engine/answers/charts.ts';
import { EngineNames } from '../../../../src/engine/names/engine-names.ts';
import { Session } from '../../../../src/engine/session.ts';
import { View } from '../../../../src/engine/view.ts';
import type { Dimension } from '../../../../src/protocol/charts.ts';
import { DIMENSION_WORDS, groupTerms } from '../../../../webview/charts/dimensions.ts';
import { groupName } from '../../../../webview/charts/group-names.ts';
import { given, nsgBytes, vnetBytes } from '../../engine/logs.ts';
import { pageRow } from '../page-row.ts';
import { oneLog } from '../../../../src/protocol/session.ts';

const never = () => new AbortController().signal;
const ALL = Object.keys(DIMENSION_WORDS) as Dimension[];

/** Halves of all addresses, of which one has all that a name can have. */
const NAMES = JSON.stringify({
  names: [
    { cidr: '0.0.0.0/1', name: 'a "low" one', kind: 'subnet', group: 'Low\\er', region: 'here' },
    { cidr: '10.20.1.0/26', name: 'inner', group: 'lower' },
  ],
});

async function viewOf(bytes: Uint8Array): Promise<View> {
  const names = new EngineNames();
  const file = { kind: 'bytes', name: 'a.flownames.json', bytes: Buffer.from(NAMES) } as const;
  await names.set({ files: [file], geoip: [] });
  const session = new Session(oneLog(given(bytes)), () => undefined);
  await session.load();
  return new View(session, names);
}

let views: View[];
beforeAll(async () => {
  views = [await viewOf(vnetBytes(3000)), await viewOf(nsgBytes())];
});

describe('a click on a group', () => {
  it.each(ALL)('filters to exactly its tuples, by %s', async (dimension) => {
    for (const view of views) {
      await view.arrange({ filter: '', sort: [] }, never());
      const question = { dimension, measure: 'tuples', limit: 6 } as const;
      const { top } = await chartAnswers.top(view, question, never());
      expect(top.length).toBeGreaterThan(0);
      for (const { row, tuples } of top) {
        const filter = groupTerms(dimension, row).join(' and ');
        const arranged = await view.arrange({ filter, sort: [] }, never());
        expect(arranged, filter).toMatchObject({ ok: true, state: { rowCount: tuples } });
      }
    }
  });
});

describe('the name of a group', () => {
  it.each([
    ['pair', '10.20.1.94 → 10.20.1.4', ''],
    ['port', '443/TCP', 'https'],
    ['rule', 'ssh', 'Allowed · pier'],
    ['encryption', 'Encrypted', 'X'],
    ['protocol', 'TCP', '6'],
    ['nic', '60:45:BD:12:AB:34', ''],
  ] as const)('by %s', (dimension, text, beside) => {
    expect(groupName(dimension, pageRow())).toMatchObject({ text, beside });
  });

  it('has a sign where it was denied, and the rule as logged at hand', () => {
    const name = groupName('rule', pageRow({ denied: true, state: 'D' }));
    expect(name.text).toBe('⊘ ssh');
    expect(name.beside).toBe('Denied · pier');
    expect(name.title).toContain('UserRule_ssh');
  });

  it('cannot turn letters around or hide any', () => {
    const name = groupName('rule', pageRow({ rule: 'ends with \u202Egnp.exe', aclId: 'a\u0000b' }));
    expect(name.text).toBe('ends with \uFFFDgnp.exe');
    expect(name.beside).toBe('Allowed · a\uFFFDb');
    expect(name.title).not.toMatch(/[\u202E\u0000]/);
  });

  it('is never empty', () => {
    const bare = pageRow({ rule: '', aclId: '', encryption: '', macAddress: '' });
    for (const dimension of ALL) expect(groupName(dimension, bare).text).not.toBe('');
  });
});
