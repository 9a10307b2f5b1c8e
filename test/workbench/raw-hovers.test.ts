import { beforeEach, describe, expect, it, vi } from 'vitest';
import { vnetHour } from '../generate/index.ts';
import { fixture } from '../unit/support/fixtures.ts';
import { pick } from './support/quick-input.ts';
import { RawJson } from './support/raw-json.ts';
import { useWorkbench } from './support/use-workbench.ts';

const HOSTILE =
  'UserRule_<img src=x onerror="globalThis.wasHit=1">[click](command:workbench.action.quit) https://evil.example $(zap) **x**';

const TUPLE = '1773478869011,10.20.1.94,10.20.1.4,37694,443,6,I,D,NX,0,0,0,0';

const workbench = useWorkbench({
  files: {
    'pretty.json': fixture('vnet-pretty-crlf.json'),
    'short.json': shortLog(TUPLE, 'UserRule_short'),
    'format.json': shortLog(TUPLE, 'UserRule_short'),
    'encryption.json': pretty('vnet-encryption.json'),
    'nsg-v1.json': fixture('nsg-v1.json'),
    'nsg-v2.json': pretty('nsg-v2-denied.json'),
    'broken.json': brokenLog(),
    'hostile.json': shortLog(TUPLE, HOSTILE).replaceAll('{', '\n{'),
    'long.json': [...vnetHour({ seed: 4, bytes: 5_000_000 })].join(''),
    'lines.jsonl': fixture('vnet-ndjson.ndjson'),
    'other.json': '{ "time": "2026-03-14", "rule": "x" }\n',
  },
});
const json = new RawJson(workbench);

beforeEach(() => workbench.runCommand('View: Close All Editors'));

function pretty(name: string): string {
  return JSON.stringify(JSON.parse(new TextDecoder().decode(fixture(name))), undefined, 2);
}

/** One line, so short that the whole of a tuple in it can be pointed at. */
function shortLog(tuple: string, rule: string): string {
  const flowGroups = [{ flowTuples: [tuple], rule }];
  return JSON.stringify({ flowRecords: { flows: [{ flowGroups, aclID: 'unspecified' }] } });
}

function brokenLog(): string {
  return [
    '{"records":[{"time":"2026-03-14T09:02:07.0119923Z","macAddress":"6045BD12AB34",',
    '"flowRecords":{"flows":[{"aclID":"unspecified","flowGroups":[{"rule":"unspecified",',
    '"flowTuples":["1773478869011,10.20.1.94,10.20.1.4,37694,443,6,I,D,NX_NOT_ACCEPTED,0,0,0,0",',
    '"1773478869012,10.20.1.95,10.20.1.4,37694,443,6',
  ].join('\n');
}

const clipboard = () => workbench.page.evaluate(() => navigator.clipboard.readText());

describe('pointing at a field', () => {
  it('explains it, with its whole tuple and where that stands, in pretty-printed text', async () => {
    await workbench.openFile('pretty.json');
    const hover = await json.hoverOver('168.63.129.16', '55216');
    await hover.getByText('Source port · field 4 of 13').waitFor();
    await hover.getByText('Allowed, inbound TCP to port 8080').waitFor();
    await hover.getByText(/2026-03-14 09:00:07\.498 UTC · .* local · .* ago/).waitFor();
    expect(await hover.locator('tr').count()).toBe(14);
    expect(await hover.locator('tr').filter({ hasText: '▶' }).innerText()).toContain('55216');
    expect(await hover.innerText()).toContain('Rule PlatformRule (platform)');
    await workbench.screenshot('raw-pretty-dark');
  });

  it('marks that field alone in the editor', async () => {
    await workbench.openFile('encryption.json');
    const hover = await json.hoverOver('NX_NOT_ACCEPTED', 'NX_NOT_ACCEPTED');
    await hover.getByText('Encryption · field 9 of 13').waitFor();
    await hover.getByText('⚠ dropped').first().waitFor();
    await hover.getByText('Find out why encryption failed').waitFor();
    await workbench.screenshot('raw-encryption-dark');
    const marked = workbench.page.locator('.hoverHighlight');
    const { width } = (await marked.first().boundingBox())!;
    const all = (await workbench
      .textLine('NX_NOT_ACCEPTED')
      .first()
      .locator('span')
      .first()
      .boundingBox())!;
    expect(width).toBeLessThan(all.width / 2);
    await json.hoverOver('NX_NOT_ACCEPTED', ',443,');
    await json.hover.getByText('Destination port · field 5 of 13').waitFor();
  });

  it('explains one-line text, with keys behind the tuples', async () => {
    await workbench.openFile('short.json');
    const hover = await json.hoverOver('flowRecords', ',443,');
    await hover.getByText('Destination port').first().waitFor();
    expect(await hover.innerText()).toContain('Rule short (NSG)');
    expect(await hover.innerText()).toContain('because of encryption');
  });

  it('knows the letters and seconds of NSG logs, versions 1 and 2', async () => {
    await workbench.openFile('nsg-v1.json');
    const first = await json.hoverOver('1773478837', ',A"');
    await first.getByText('Decision · field 8 of 8').waitFor();
    expect(await first.innerText()).toContain('2026-03-14 09:00:37.000 UTC');
    await workbench.openFile('nsg-v2.json');
    const second = await json.hoverOver('1773478836', ',B,');
    await second.getByText('State · field 9 of 13').waitFor();
    expect(await second.innerText()).toContain('although nothing began');
    await workbench.screenshot('raw-nsg-v2-dark');
  });

  it('explains lines of records', async () => {
    await workbench.openFile('lines.jsonl');
    const hover = await json.hoverOver('"flowLogGUID"', 'flowLogGUID');
    await hover.getByText('GUID of the flow log resource.').waitFor();
  });

  it('works in a document that is broken, and while it is edited', async () => {
    await workbench.openFile('broken.json');
    const hover = await json.hoverOver('1773478869012', '37694');
    await hover.getByText('Source port · field 4 of 13').waitFor();
    expect(await hover.innerText()).toContain('it has 6 fields where 13 are expected');
    await json.putCursor('1773478869012', ',443,6');
    await workbench.page.keyboard.press('End');
    await workbench.page.keyboard.type(',O,E,X,1,60,1,60"');
    await json.hoverOver('1773478869012', ',E,');
    await json.hover.getByText('State · field 8 of 13').waitFor();
    expect(await json.hover.innerText()).toContain('Allowed, outbound TCP to port 443');
  });

  it('works in a document that was never saved', async () => {
    const { page } = workbench;
    await workbench.runCommand('File: New Untitled Text File');
    await workbench.activeTab('Untitled-1').waitFor();
    await page.keyboard.insertText(shortLog(TUPLE, 'UserRule_unsaved'));
    await workbench.textLine('1773478869011').waitFor();
    const open = () => workbench.runCommand('Change Language Mode');
    await pick(page, { open, text: 'JSON', row: { label: 'JSON' } });
    const hover = await json.hoverOver('1773478869011', ',443,');
    await hover.getByText('Destination port · field 5 of 13').waitFor();
    expect(await hover.innerText()).toContain('Rule unsaved (NSG)');
    await workbench.screenshot('raw-untitled-hover-dark');
    // Emptied, it closes without a question.
    await json.putCursor('1773478869011', ',443,');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.press('Delete');
    await workbench.textLine('flowRecords').waitFor({ state: 'detached' });
  });

  it('explains a record’s keys, and says nothing of the same words elsewhere', async () => {
    await workbench.openFile('pretty.json');
    const hover = await json.hoverOver('"flowLogResourceID"', 'flowLogResourceID');
    await hover.getByText('Resource id of the flow log').waitFor();
    await hover.getByText('HARBOUR-VNET-HARBOUR-RG-FLOWLOG').waitFor();
    await workbench.screenshot('raw-key-dark');
    await workbench.openFile('other.json');
    await json.putCursor('2026-03-14', 'time');
    await workbench.runCommand('Flow Logs: Explain Tuple at Cursor');
    await workbench.notification('No flow tuple is at the cursor.').waitFor();
    await workbench.runCommand('Notifications: Clear All Notifications');
    expect(await json.hover.count()).toBe(0);
  });

  it('shows a hostile rule as the text that it is', async () => {
    await workbench.openFile('hostile.json');
    const hover = await json.hoverOver('1773478869011', '37694');
    await hover.getByText('Denied by rule').waitFor();
    await workbench.screenshot('raw-hostile-dark');
    const text = await hover.innerText();
    expect(text).toContain(
      '[click](command:workbench.action.quit) https://evil.example $(zap) **x**',
    );
    expect(await hover.locator('a, img, .codicon').count()).toBe(0);
    expect(await workbench.page.evaluate(() => 'wasHit' in globalThis)).toBe(false);
  });
});

describe('from the keyboard', () => {
  it('Explain Tuple at Cursor opens the hover with the focus in it', async () => {
    await workbench.openFile('pretty.json');
    await json.putCursor('168.63.129.16', '55216');
    await workbench.page.keyboard.press('ArrowRight');
    await workbench.runCommand('Flow Logs: Explain Tuple at Cursor');
    await json.hover.getByText('Source port · field 4 of 13').waitFor();
    const focused = workbench.page.locator('.monaco-hover :focus, .monaco-hover:focus');
    await focused.first().waitFor();
    await workbench.page.keyboard.press('Escape');
    await json.hover.waitFor({ state: 'hidden' });
  });

  it.each([
    ['JSON with named fields', '"AclRule": "UserRule_short"'],
    ['KQL predicate', 'SrcIp == "10.20.1.94" and SrcPort == 37694 and DestIp == "10.20.1.4"'],
    ['tshark display filter', 'ip.addr == 10.20.1.94 && ip.addr == 10.20.1.4 && tcp.port == 37694'],
    ['Source and destination', '10.20.1.94:37694 → 10.20.1.4:443'],
  ])('Copy Tuple as… %s', async (form, expected) => {
    await workbench.openFile('short.json');
    // Each time: a text that has just opened may put the cursor back where it was.
    const open = async () => {
      await json.putCursor('flowRecords', '37694');
      await workbench.runCommand('Flow Logs: Copy Tuple as…');
    };
    await pick(workbench.page, { open, text: form, row: { label: form } });
    await workbench.statusBarItem(`Tuple copied: ${form}.`).waitFor();
    expect(await clipboard()).toContain(expected);
  });

  it('Format Record sets the record out in place, and can be undone', async () => {
    await workbench.openFile('format.json');
    await json.putCursor('flowRecords', '37694');
    await workbench.runCommand('Flow Logs: Format Record');
    await workbench.textLine(/^\s+"1773478869011,.*"$/).waitFor();
    await json.hoverOver('1773478869011', '37694');
    await json.hover.getByText('Source port').first().waitFor();
    await json.putCursor('1773478869011', '37694');
    await workbench.page.keyboard.press('ControlOrMeta+Z');
    await workbench.textLine(/^\{"flowRecords"/).waitFor();
  });
});

describe('a log of one long line', () => {
  it('says so at its top, and opens the record at the cursor pretty-printed', async () => {
    const { page } = workbench;
    await workbench.openFile('long.json');
    await page.getByText(/This log is one line of 5,\d+,\d+ characters/).waitFor();
    await workbench.screenshot('raw-long-dark');
    const view = workbench.activeTab('long.json record 2026-03-14 09:01:03 UTC.json');
    // The notice is drawn anew while the editor reads the log: a click may meet one that goes.
    await vi.waitFor(
      async () => {
        const link = page.getByText('Open the record at the cursor pretty-printed');
        if (await link.isVisible()) await link.click({ timeout: 3000 });
        await view.waitFor({ timeout: 5000 });
      },
      { timeout: 30_000 },
    );
    const hover = await json.hoverOver(/^\s+"1773478802600,.*,E,/, ',52075,');
    await hover.getByText('Source port · field 4 of 13').waitFor();
  });

  it('is explained at its very end, in the pretty view of the same tuple', async () => {
    await workbench.openFile('long.json');
    // Until it is read, nothing is known of its language, nor of the cursor in it.
    await workbench.page.getByText(/This log is one line of/).waitFor();
    await workbench.textLine('"records"').first().click();
    await workbench.page.keyboard.press('End');
    for (let back = 0; back < 10; back++) await workbench.page.keyboard.press('ArrowLeft');
    await workbench.runCommand('Flow Logs: Explain Tuple at Cursor');
    await workbench.activeTab(/long\.json record 2026-03-14 1?\d:\d\d:\d\d UTC/).waitFor();
    // The editor asks for sums only while the focus is in the text. Those that come before the hover
    // takes it move the lines, which closes a hover: it is there all the same.
    await json.hover.getByText(/field 1[0-3] of 13/).waitFor();
    await workbench.screenshot('raw-long-explained-dark');
  });

  it('has it set out there once more where that is asked for, as it is read-only', async () => {
    await workbench.openFile('long.json');
    // Until it is read, nothing is known of its language, and the palette offers by that.
    await workbench.page.getByText(/This log is one line of/).waitFor();
    await workbench.runCommand('Flow Logs: Open Record at Cursor');
    await workbench.activeTab(/^long\.json record [-\d]+ [:\d]+ UTC\.json$/).waitFor();
    await workbench.runCommand('Flow Logs: Format Record');
    await workbench.activeTab(/record .* record/).waitFor();
  });
});

it('reads well in light', async () => {
  await workbench.changeTheme('Light Modern');
  await workbench.openFile('pretty.json');
  await json.hoverOver('168.63.129.16', ',NX,');
  await json.hover.getByText('Encryption · field 9 of 13').waitFor();
  await workbench.screenshot('raw-pretty-light');
  await workbench.openFile('nsg-v2.json');
  await json.hoverOver('1773478836', ',D,B,');
  await json.hover.getByText('field').first().waitFor();
  await workbench.screenshot('raw-nsg-v2-light');
});

it('logs no error of the extension', () => {
  expect(workbench.errors.ofExtension).toEqual([]);
});
