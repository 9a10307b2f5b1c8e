import { describe, expect, it } from 'vitest';
import { imported, networkOf, space, subnetOf } from './support/imported.ts';

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

  it('has nulls for what is not there, and any text for names', () => {
    const subnets = [
      { name: 'a', addressPrefix: null, addressPrefixes: ['10.0.1.0/24'] },
      { name: ' b ', addressPrefix: '10.0.2.0/24', addressPrefixes: null },
      { name: 'c', addressPrefix: null, addressPrefixes: null },
    ];
    const network = { name: 'n', location: ' ', addressSpace: null, subnets };
    expect(imported([network])).toEqual({
      lines: ['10.0.1.0/24 n/a subnet n ', '10.0.2.0/24 n/ b subnet n '],
      problems: ['{: The subnet “c” has no prefix that could be read without deploying it.'],
    });
    const long = { name: 'n'.repeat(1000), addressSpace: space('10.0.0.0/16') };
    expect(imported([long]).lines[0]!.length).toBeLessThan(600);
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
