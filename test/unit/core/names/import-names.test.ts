import { describe, expect, it } from 'vitest';
import { importNames } from '../../../../src/core/names/import-names.ts';
import { readNamesFile } from '../../../../src/core/names/names-file.ts';
import { formatPrefix } from '../../../../src/core/names/prefix.ts';
import { namesFileText } from '../../../../src/core/names/write-names.ts';
import { elapsed } from '../format/hostile.ts';

/** Entries as lines, and problems as `what is underlined: words`. */
function imported(document: unknown) {
  const text = typeof document === 'string' ? document : JSON.stringify(document, null, 1);
  const { entries, problems } = importNames(text);
  expect(readNamesFile(namesFileText(entries)).problems).toEqual([]);
  return {
    lines: entries.map(({ prefix, name, kind, group, region }) =>
      [formatPrefix(prefix), name, kind, group, region].join(' '),
    ),
    problems: problems.map(
      ({ offset, length, message }) => `${text.slice(offset, offset + length)}: ${message}`,
    ),
  };
}

const networkOf = (name: string, properties: object, more: object = {}) => ({
  type: 'Microsoft.Network/virtualNetworks',
  apiVersion: '2024-05-01',
  name,
  location: 'westeurope',
  properties,
  ...more,
});

const subnetOf = (name: string, addressPrefix: string) => ({ name, properties: { addressPrefix } });
const space = (...addressPrefixes: string[]) => ({ addressPrefixes });

describe('what “az network vnet list” prints', () => {
  it('gives subnets, and the address space around them', () => {
    const { lines, problems } = imported([
      {
        addressSpace: space('10.0.0.0/16', 'fd00:db8::/48'),
        location: 'westeurope',
        name: 'hub',
        subnets: [
          { name: 'GatewaySubnet', addressPrefix: '10.0.0.0/27' },
          { name: 'AzureFirewallSubnet', addressPrefix: '10.0.1.0/26' },
          { name: 'both', addressPrefixes: ['10.0.2.0/24', 'fd00:db8:0:2::/64'] },
        ],
      },
      {
        addressSpace: space('10.1.0.0/24'),
        name: 'spoke',
        location: 'x',
        subnets: [{ name: 'all', addressPrefix: '10.1.0.0/24' }],
      },
    ]);
    expect(lines).toEqual([
      '10.0.0.0/27 hub/GatewaySubnet gateway hub westeurope',
      '10.0.1.0/26 hub/AzureFirewallSubnet firewall hub westeurope',
      '10.0.2.0/24 hub/both subnet hub westeurope',
      'fd00:db8:0:2::/64 hub/both subnet hub westeurope',
      '10.0.0.0/16 hub subnet hub westeurope',
      'fd00:db8::/48 hub subnet hub westeurope',
      '10.1.0.0/24 spoke/all subnet spoke x',
    ]);
    expect(problems).toEqual([]);
  });

  it('is read as the management API answers it, too, and as one network or subnet', () => {
    const network = networkOf('hub', {
      addressSpace: space('10.0.0.0/16'),
      subnets: [subnetOf('a', '10.0.0.0/24')],
    });
    const lines = [
      '10.0.0.0/24 hub/a subnet hub westeurope',
      '10.0.0.0/16 hub subnet hub westeurope',
    ];
    expect(imported({ value: [network] }).lines).toEqual(lines);
    expect(imported(network).lines).toEqual(lines);
    const id =
      '/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/hub/subnets/a';
    expect(imported([{ id, name: 'a', addressPrefix: '10.0.0.0/24' }]).lines).toEqual([
      '10.0.0.0/24 hub/a subnet hub ',
    ]);
  });

  it('tells of networks that share a prefix', () => {
    const twice = ['a', 'b'].map((name) => ({
      name,
      addressSpace: space('10.0.0.0/16'),
      subnets: [],
    }));
    expect(imported(twice)).toEqual({
      lines: ['10.0.0.0/16 a subnet a '],
      problems: ['"10.0.0.0/16": 10.0.0.0/16 is of “a” already; that of “b” was left out.'],
    });
  });

  it('tells of a prefix that is none', () => {
    const { problems } = imported([{ name: 'a', addressSpace: space('10.0.0.9/16') }]);
    expect(problems).toEqual([
      expect.stringMatching(/^"10\.0\.0\.9\/16": .*“10\.0\.0\.0\/16” is meant/),
    ]);
  });
});

describe('an ARM template', () => {
  it('is read with its parameters and variables', () => {
    const { lines, problems } = imported(`// made by hand
    {
      "parameters": {
        "prefix": { "type": "string", "defaultValue": "10.20" },
        "network": { "defaultValue": { "space": ["10.20.0.0/16"], "name": "spoke" } },
        "location": { "defaultValue": "[resourceGroup().location]" }
      },
      "variables": {
        "name": "[concat(parameters('network').name, '-', toLower('VNET'))]",
        "web": "[format('{0}.{1}.0/24', parameters('prefix'), 1)]"
      },
      "resources": [{
        "type": "Microsoft.Network/virtualNetworks",
        "name": "[variables('name')]",
        "location": "[parameters('location')]",
        "properties": {
          "addressSpace": { "addressPrefixes": "[parameters('network')['space']]" },
          "subnets": [
            { "name": "web", "properties": { "addressPrefix": "[variables('web')]" } },
            { "name": "[[odd]", "properties": { "addressPrefix": "[parameters('network').space[0]]" } }
          ]
        },
        "resources": [
          { "type": "subnets", "name": "inner", "properties": { "addressPrefix": "10.20.9.0/24" } }
        ]
      }, {
        "type": "Microsoft.Network/virtualNetworks/subnets",
        "name": "[format('{0}/{1}', variables('name'), 'outer')]",
        "properties": { "addressPrefixes": ["10.20.8.0/24"] }
      }, { "type": "Microsoft.Storage/storageAccounts", "name": "x", "properties": { "addressPrefix": "10.9.9.9" } }]
    }`);
    expect(lines).toEqual([
      '10.20.1.0/24 spoke-vnet/web subnet spoke-vnet ',
      '10.20.0.0/16 spoke-vnet/[odd] subnet spoke-vnet ',
      '10.20.9.0/24 spoke-vnet/inner subnet spoke-vnet ',
      '10.20.8.0/24 spoke-vnet/outer subnet spoke-vnet ',
    ]);
    expect(problems).toEqual([]);
  });

  it('is read as Bicep builds it: symbolic names, modules with values passed', () => {
    const module = {
      languageVersion: '2.0',
      parameters: {
        name: { type: 'string' },
        cidr: { type: 'string', defaultValue: '10.99.0.0/16' },
      },
      resources: {
        vnet: networkOf("[parameters('name')]", { addressSpace: space("[parameters('cidr')]") }),
        old: { existing: true, type: 'Microsoft.Network/virtualNetworks/subnets', name: 'a/b' },
      },
    };
    const deployment = (parameters: object, more: object = { scope: 'inner' }) => ({
      type: 'Microsoft.Resources/deployments',
      name: 'm',
      properties: { expressionEvaluationOptions: more, parameters, template: module },
    });
    const parameters = { cidr: { defaultValue: '10.1.0.0/16' }, name: { defaultValue: 'outer' } };
    expect(
      imported({
        parameters,
        resources: {
          one: deployment({ name: { value: 'one' }, cidr: { value: "[parameters('cidr')]" } }),
          two: deployment({ name: { value: "[concat('t', 'wo')]" } }),
        },
      }),
    ).toEqual({
      lines: ['10.1.0.0/16 one subnet one westeurope', '10.99.0.0/16 two subnet two westeurope'],
      problems: [],
    });
    expect(
      imported({ parameters, resources: [deployment({ name: { value: 'one' } }, {})] }).lines,
    ).toEqual(['10.1.0.0/16 outer subnet outer westeurope']);
  });

  it('is read with its loops', () => {
    const subnets = [
      { name: 'a', cidr: '10.0.1.0/24' },
      { name: 'b', cidr: '10.0.2.0/24' },
    ];
    const loop = {
      name: 'subnets',
      count: "[length(parameters('subnets'))]",
      input: {
        name: "[parameters('subnets')[copyIndex('subnets')].name]",
        properties: { addressPrefix: "[parameters('subnets')[copyIndex('subnets')].cidr]" },
      },
    };
    const spoke = networkOf(
      "[format('spoke-{0}', copyIndex('spokes', 1))]",
      { addressSpace: space("[cidrSubnet('10.8.0.0/14', 16, copyIndex())]") },
      { copy: { name: 'spokes', count: 2 } },
    );
    expect(
      imported({
        parameters: { subnets: { defaultValue: subnets } },
        resources: [networkOf('hub', { copy: [loop] }), spoke],
      }),
    ).toEqual({
      lines: [
        '10.0.1.0/24 hub/a subnet hub westeurope',
        '10.0.2.0/24 hub/b subnet hub westeurope',
        '10.8.0.0/16 spoke-1 subnet spoke-1 westeurope',
        '10.9.0.0/16 spoke-2 subnet spoke-2 westeurope',
      ],
      problems: [],
    });
  });

  it('says what only a deployment knows', () => {
    const { lines, problems } = imported({
      parameters: { cidr: { type: 'string' } },
      resources: [
        networkOf("[uniqueString('x')]", {
          addressSpace: space('10.0.0.0/16', "[parameters('cidr')]"),
          subnets: [subnetOf('a', "[cidrSubnet('fd00::/48', 64, 1)]"), subnetOf('b', '[broken(')],
          copy: [{ name: 'subnets', count: "[parameters('count')]", input: {} }],
        }),
        networkOf('late', { addressSpace: "[parameters('space')]", subnets: "[reference('x')]" }),
        networkOf('loop', {}, { copy: { name: 'l', count: "[parameters('count')]" } }),
        { type: 'Microsoft.Resources/deployments', name: 'x', properties: { templateLink: {} } },
      ],
    });
    expect(lines).toEqual(['10.0.0.0/16 10.0.0.0/16 subnet  westeurope']);
    expect(problems).toEqual([
      '{: The name of this resource is known when the template is deployed only.',
      '{: What stands in “subnets” is known when the template is deployed only.',
      '{: The subnet “a” has no prefix that could be read without deploying it.',
      expect.stringMatching(/^"\[broken\(": A CIDR/),
      '[: 1 of “addressPrefixes” could not be read without deploying the template.',
      '": What stands in “subnets” is known when the template is deployed only.',
      '": What stands in “addressSpace” is known when the template is deployed only.',
      '{: How often this resource is made is known when the template is deployed only.',
      '{: This deployment’s template stands elsewhere, and was not read.',
    ]);
  });
});

describe('a hostile document', () => {
  it.each([
    ['', 'A value is expected here'],
    ['[]', 'There is no virtual network here'],
    ['{}', 'There is no virtual network here'],
    ['"x"', 'There is no virtual network here'],
    ['{"resources":7}', 'There is no virtual network here'],
    ['{"value":{"value":7}}', 'There is no virtual network here'],
    ['['.repeat(500_000), 'nested more than 64 deep'],
  ])('%.30s is told', (text, words) => {
    const { lines, problems } = imported(text);
    expect(lines).toEqual([]);
    expect(problems[0]).toContain(words);
  });

  it.each([
    { a: "[variables('a')]" },
    { a: "[variables('b')]", b: "[variables('a')]" },
    { a: "[concat(variables('a'), variables('a'))]" },
    { a: "[variables('a')[variables('a')]]" },
    { a: `[${'concat('.repeat(500)}'x'${')'.repeat(500)}]` },
  ])('ends where expressions need one another: %j', (variables) => {
    const resources = [networkOf('n', { addressSpace: space("[variables('a')]") })];
    const { lines, problems } = imported({ variables, resources });
    expect(lines).toEqual([]);
    expect(problems.length).toBeGreaterThan(0);
  });

  it('ends where expressions double', () => {
    const variables = Object.fromEntries(
      Array.from({ length: 60 }, (_, at) => [
        `v${at}`,
        `[concat(variables('v${at + 1}'), variables('v${at + 1}'))]`,
      ]),
    );
    const resources = Array.from({ length: 50 }, () => networkOf("[variables('v0')]", {}));
    const template = { variables: { ...variables, v60: '' }, resources };
    expect(elapsed(() => imported(template))).toBeLessThan(20_000);
    expect(imported(template).problems.at(-1)).toContain(
      'The expressions of this template are too many',
    );
  });

  it('ends where loops stand in loops', () => {
    const loop = { name: 'l', count: 800 };
    let resources: object[] = [
      networkOf('n', { addressSpace: space('10.0.0.0/8') }, { copy: loop }),
    ];
    for (let depth = 0; depth < 5; depth++) {
      const template = { resources };
      resources = [
        {
          type: 'Microsoft.Resources/deployments',
          name: 'd',
          copy: loop,
          properties: { template },
        },
      ];
    }
    const { lines, problems } = imported({ resources });
    expect(lines).toHaveLength(1);
    expect(problems.at(-1)).toContain('The expressions of this template are too many');
  });

  it('cannot name what objects have by themselves', () => {
    const resources = [
      networkOf("[parameters('constructor')]", {
        addressSpace: space("[variables('__proto__')]", '10.0.0.0/8'),
      }),
    ];
    expect(imported({ resources }).lines).toEqual(['10.0.0.0/8 10.0.0.0/8 subnet  westeurope']);
  });
});
