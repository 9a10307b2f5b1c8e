import type { ColDef, ICellRendererParams } from 'ag-grid-community';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { COLUMNS } from '../../../src/core/format/columns.ts';
import type { PageRow } from '../../../src/protocol/session.ts';
import { gridColumns } from '../../../webview/grid/grid-columns.ts';
import { pageRow } from './page-row.ts';

/** Just enough of an element to see what goes into it, and as what. */
class FakeElement {
  readonly attributes: Record<string, string> = {};
  readonly children: (FakeElement | string)[] = [];

  constructor(tag: string) {
    expect(tag).toBe('span');
  }

  setAttribute(name: string, value: string): void {
    this.attributes[name] = value;
  }

  append(...children: (FakeElement | string)[]): void {
    this.children.push(...children);
  }

  set innerHTML(_markup: string) {
    expect.fail('Text of a log was made markup.');
  }

  get text(): string {
    return this.children.map((child) => (typeof child === 'string' ? child : child.text)).join('');
  }
}

beforeEach(() => {
  vi.stubGlobal('document', { createElement: (tag: string) => new FakeElement(tag) });
});
afterEach(() => void vi.unstubAllGlobals());

function rendered(column: ColDef<PageRow>, data: PageRow | undefined): unknown {
  const renderer = column.cellRenderer as (params: ICellRendererParams<PageRow>) => unknown;
  return renderer({ data } as ICellRendererParams<PageRow>);
}

function cell(name: string, fields: Partial<PageRow>): FakeElement {
  const column = gridColumns().find(({ colId }) => colId === name)!;
  return rendered(column, pageRow(fields)) as FakeElement;
}

const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '[a](command:workbench.action.quit) **b**',
  '"><b title="',
  '&lt;b&gt;',
  '\u202Egnp.exe\u0007\u0000',
  '__proto__',
];

describe('the columns of the grid', () => {
  it('are all of the fixed list, in its order and with its headings', () => {
    const shown = gridColumns().map(({ colId, headerName }) => [colId, headerName]);
    expect(shown).toEqual(COLUMNS.map(({ name, heading }) => [name, heading]));
  });

  it('say which blob or file a row stands in', () => {
    expect(cell('Source', { source: 'h=09/PT1H.json' }).text).toBe('h=09/PT1H.json');
  });

  it('draw every row, also one that says almost nothing', () => {
    const least = pageRow({
      state: '',
      encryption: '',
      rule: '',
      aclId: '',
      macAddress: '',
      version: 0,
      recordTime: 0,
      hasStatistics: false,
    });
    for (const column of gridColumns()) {
      expect(rendered(column, least), column.colId).toBeInstanceOf(FakeElement);
      expect(rendered(column, undefined), column.colId).toBe('');
    }
  });

  it('show words with the code behind them', () => {
    expect(cell('FlowState', { state: 'B' }).text).toBe('Begin B');
    expect(cell('FlowState', { state: 'B', denied: true }).text).toBe('Denied B');
    expect(cell('FlowEncryption', { encryption: 'X' }).text).toBe('Encrypted X');
    expect(cell('FlowEncryption', { encryption: 'NEW' }).text).toBe('NEW');
  });

  it('show the name of a resource, its whole id at hand', () => {
    const acl = cell('AclGroup', {});
    expect(acl.text).toBe('pier');
    expect(acl.attributes['title']).toBe(pageRow().aclId);
  });
});

describe('text of a log', () => {
  it.each(HOSTILE)('is text and nothing else: %j', (text) => {
    // What could not be seen, or would turn its neighbours around, shows as U+FFFD.
    const shown = text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\uFFFD');
    const rule = cell('AclRule', { rule: text });
    expect(rule.children).toEqual([shown]);
    expect(Object.keys(rule.attributes)).toEqual(['title']);
    expect(cell('FlowEncryption', { encryption: text }).text).toBe(shown);
    expect(cell('MacAddress', { macAddress: text }).text).toBe(shown);
    expect(cell('AclGroup', { aclId: text }).attributes['title']).toBe(shown);
  });
});
