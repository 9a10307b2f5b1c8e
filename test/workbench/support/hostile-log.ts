/**
 * What may be the name of a file, a blob, a flow log or a rule: a link, a command, an icon, an
 * element and letters that turn around.
 */
export const HOSTILE =
  '[click](command:workbench.action.closeWindow) $(flame) <img src=x onerror="globalThis.wasHit = 4"> \u202Egnp';

/** As a page shows it. */
export const SHOWN = HOSTILE.replace('\u202E', '\uFFFD');

/** As it is shown where VS Code makes links of what it is given. */
export const SHOWN_UNLINKED = SHOWN.replace('](', '] (');

/** As VS Code lists symbols, of whose names it makes icons. */
export const SHOWN_AS_SYMBOL = SHOWN_UNLINKED.replace('$(', '$ (');

/** What would be there, had any of these names become more than text. */
export const MADE_OF_IT =
  ':is(.codicon-flame, .codicon-trash, [onerror], img[src^=x], img[src*="192.0.2"], a[href*=closewindow i], a[data-href*=closewindow i])';

export const names = [
  '<img src=x onerror="globalThis.wasHit = 1">',
  '<script>globalThis.wasHit = 1</script>',
  '<style>* { display: none }</style>',
  '<a href="command:workbench.action.closeWindow">click</a>',
  '[click](command:workbench.action.closeWindow)',
  '![](https://192.0.2.1/seen.png) **bold** $(trash)',
  'command:workbench.action.closeWindow',
  '&lt;b&gt; &amp; {{1+1}} ${1+1} `id`',
  'directions \u05D0\u05D1',
  `long ${'x'.repeat(2000)} end`,
  '__proto__',
  "=HYPERLINK('https://192.0.2.1')",
];

// How a mark that cannot be seen is shown is the table's choice; the letters around it are not.
export const unprintable = [
  'ends with \u202Egnp.exe',
  'in \u2066two\u2069 \u200Fdirections',
  'line\nbreaks\r\nand\ttabs',
  'bell \u0007 escape \u001B[31m null \u0000 delete \u007F',
  'lone surrogate \uD800 there',
];
export const allNames = [...names, ...unprintable];

/** As long as a code may be, bytes. */
export const HOSTILE_CODE = '<img src=x onerror=wasHit()>[a](command:closeWindow)\u202Egnp';

/** Of no tuple: what its problem quotes. */
export const hostileTuple = '<img src=z onerror="globalThis.wasHit = 3">';

/** A tuple for each name, under a target, an access control list and a code that are no better. */
export function hostileLog(): string {
  const flowGroups = allNames.map((rule, at) => ({
    rule,
    flowTuples: [
      ...(at === 0 ? [hostileTuple] : []),
      `17734788${10_000 + at},10.20.1.${at},10.20.1.4,${40_000 + at},443,6,I,B,${HOSTILE_CODE},0,0,0,0`,
    ],
  }));
  const target = `/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/`;
  const record = {
    time: '2026-03-14T09:02:07.0119923Z',
    category: 'FlowLogFlowEvent',
    macAddress: '<b>6045BD12AB34</b>',
    targetResourceID: `${target}<img src=y onerror="globalThis.wasHit = 2">\u202E${'w'.repeat(600)}`,
    flowLogVersion: 4,
    flowRecords: { flows: [{ aclID: HOSTILE, flowGroups }] },
  };
  return JSON.stringify({ records: [record] });
}

/** A flow set of local files that nobody would name so. */
export function hostileSet(files: readonly string[]): string {
  const sources = files.map((file) => ({ file }));
  const filter = `AclGroup == ${JSON.stringify(HOSTILE)}`;
  return JSON.stringify({ version: 1, name: HOSTILE, sources, filter });
}
