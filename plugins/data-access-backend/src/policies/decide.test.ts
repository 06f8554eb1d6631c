import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import {
  aPolicy,
  aProduct,
  aRule,
  anInput,
  MESH_ACCESS,
  policiesOver,
} from './__testUtils__/policies';

const PRODUCT = 'dataproduct:default/strikes';
const owner = { title: 'Owner', approvers: ['group:default/safety'] };

describe('a decision', () => {
  it('is left to the owner without any policy', async () => {
    const { policies } = policiesOver([], { inForce: [] });
    expect(await policies.decide(anInput())).toEqual({
      outcome: 'decide',
      reason: 'No rule decides it',
      rules: [],
      versions: {},
      inputs: expect.any(Object),
      at: expect.stringMatching(/Z$/),
      steps: [{ ...owner, quorum: 1, approvals: [] }],
    });
  });

  it('is made by a policy in force, and keeps its version', async () => {
    const rule = aRule('short', 'approve', { when: 'request.days <= 30.0' });
    const { policies } = policiesOver([aPolicy([rule])]);
    expect(await policies.decide(anInput())).toMatchObject({
      outcome: 'approve',
      reason: 'Because of short',
      rules: [
        {
          policy: MESH_ACCESS,
          rule: 'short',
          title: 'Rule short',
          effect: 'approve',
          result: 'applies',
          reason: 'Because of short',
        },
      ],
      versions: { [MESH_ACCESS]: expect.stringMatching(/^[0-9a-f]{64}$/) },
      steps: [],
    });
    expect(
      await policies.decide(anInput(aProduct(), { duration: 'P31D' })),
    ).toMatchObject({
      outcome: 'decide',
      rules: [{ rule: 'short', result: 'does-not-apply' }],
    });
  });

  it('has another version when a rule changes, and the same for the same', async () => {
    const version = async (when: string) => {
      const rule = aRule('one', 'deny', { when });
      const { policies } = policiesOver([aPolicy([rule])]);
      return (await policies.decide(anInput())).versions[MESH_ACCESS];
    };
    expect(await version('true')).toBe(await version('true'));
    expect(await version('true')).not.toBe(await version('false'));
  });

  it('is not made by a policy that the configuration does not name', async () => {
    const { policies } = policiesOver(
      [aPolicy([aRule('all', 'approve')], {}, 'mine')],
      { inForce: [] },
    );
    expect(await policies.decide(anInput())).toMatchObject({
      outcome: 'decide',
      rules: [],
    });
  });

  it.each([
    ['is missing', [], 'The policy is not in the catalog'],
    [
      'cannot be read',
      [aPolicy([{ ...aRule('a', 'approve'), effect: 'allow' as 'approve' }])],
      'The policy spec.rules[0].effect',
    ],
  ])(
    'approves nothing while a policy in force %s, but denies',
    async (_, broken, reason) => {
      const rules = [
        aRule('all', 'approve'),
        aRule('never', 'deny', { when: "request.purpose == 'Ads'" }),
      ];
      const { policies } = policiesOver(
        [...broken, aPolicy(rules, {}, 'other')],
        { inForce: [MESH_ACCESS, 'other'] },
      );
      expect(await policies.decide(anInput())).toMatchObject({
        outcome: 'decide',
        rules: expect.arrayContaining([
          expect.objectContaining({
            policy: MESH_ACCESS,
            result: 'unknown',
            reason: expect.stringContaining(reason),
          }),
        ]),
      });
      expect(
        await policies.decide(anInput(aProduct(), { purpose: 'Ads' })),
      ).toMatchObject({ outcome: 'deny' });
    },
  );

  it.each<[string, string, boolean]>([
    ['its own domain', 'birds', true],
    ['a domain above', 'safety', true],
    ['another domain', 'weather', false],
  ])('knows a policy of %s', async (_, domain, applies) => {
    const { policies } = policiesOver([
      aPolicy([aRule('all', 'deny')], { scope: { domain } }),
    ]);
    const { outcome } = await policies.decide(anInput());
    expect(outcome).toBe(applies ? 'deny' : 'decide');
  });

  it('knows which products a policy is for', async () => {
    const { policies } = policiesOver([
      aPolicy([aRule('all', 'deny')], {
        appliesTo: { 'spec.lifecycle': 'deprecated' },
      }),
    ]);
    expect((await policies.decide(anInput())).outcome).toBe('decide');
    const old = aProduct({}, { lifecycle: 'deprecated' });
    expect((await policies.decide(anInput(old))).outcome).toBe('deny');
  });

  it('adds the steps that rules ask for to those of the port', async () => {
    const { policies } = policiesOver([
      aPolicy([aRule('all', 'approve'), aRule('steward', 'require')]),
    ]);
    expect(await policies.decide(anInput())).toMatchObject({
      outcome: 'decide',
      reason: 'Because of steward',
      steps: [
        owner,
        {
          title: 'Domain',
          approvers: ['group:default/birds-team'],
          requiredBy: { policy: MESH_ACCESS, rule: 'steward' },
        },
      ],
    });
  });

  it('follows the own rules of a port, beside those of the policies', async () => {
    const product = aProduct({
      access: { rules: [aRule('ours', 'approve')] },
    });
    const alone = policiesOver([], { inForce: [] }).policies;
    expect(await alone.decide(anInput(product))).toMatchObject({
      outcome: 'approve',
      versions: { [PRODUCT]: expect.any(String) },
    });
    const { policies } = policiesOver([aPolicy([aRule('never', 'deny')])]);
    expect(await policies.decide(anInput(product))).toMatchObject({
      outcome: 'deny',
      reason: 'Because of never',
    });
  });

  it('names the approvers of a role in the contract', async () => {
    const product = aProduct({
      contract: 'strikes-contract',
      access: { steps: [{ role: 'reader' }] },
    });
    const contract = {
      apiVersion: 'meshport.dev/v1alpha1',
      kind: 'DataContract',
      metadata: { name: 'strikes-contract', namespace: 'default' },
      spec: {
        type: 'odcs',
        lifecycle: 'production',
        owner: 'safety',
        product: 'strikes',
        definition: `{"apiVersion":"v3.1.0","kind":"DataContract","id":"a","version":"1.0.0","status":"active","roles":[{"role":"reader","access":"read","firstLevelApprovers":"user:default/ann"}]}`,
      },
    };
    const { policies } = policiesOver([contract], { inForce: [] });
    const { steps } = await policies.decide(anInput(product));
    expect(steps).toMatchObject([
      { title: 'Role reader', approvers: ['user:default/ann'] },
    ]);
  });

  it('reads what many requests share once', async () => {
    const { policies, catalog } = policiesOver([
      aPolicy([aRule('all', 'approve')]),
    ]);
    const reads = jest.spyOn(catalog, 'getEntitiesByRefs');
    const product = aProduct();
    const inputs = Array.from({ length: 500 }, (_, index) =>
      anInput(product, { duration: `P${index + 1}D` }),
    );
    const verdicts = await policies.decideMany(inputs);
    expect(new Set(verdicts.map(({ outcome }) => outcome))).toEqual(
      new Set(['approve']),
    );
    expect(verdicts.map(({ inputs: { request } }) => request)).toEqual(
      inputs.map(({ request }) =>
        expect.objectContaining({ duration: request.duration }),
      ),
    );
    // The policies, and two levels of domains.
    expect(reads).toHaveBeenCalledTimes(3);
  });
});

describe('an approval by rules', () => {
  const product = aProduct({ access: { rules: [aRule('ours', 'approve')] } });
  const from = (origin: string) => ({
    ...product,
    metadata: {
      ...product.metadata,
      annotations: { 'backstage.io/managed-by-origin-location': origin },
    },
  });
  const sources = ['url:https://git.example.com/products/'];
  const trusted = from('url:https://git.example.com/products/strikes.yaml');
  const registered = from('url:https://git.example.com/mine/strikes.yaml');
  const owners = ['group:default/safety'];

  it('speaks for the owners of the data only from a source that is trusted', async () => {
    const { policies } = policiesOver([], { inForce: [], owners, sources });
    const [given, refused, unknown] = await policies.decideMany(
      [trusted, registered, product].map(one => anInput(one)),
    );
    expect(given).toMatchObject({ outcome: 'approve', steps: [] });
    for (const verdict of [refused, unknown]) {
      expect(verdict).toMatchObject({
        outcome: 'decide',
        reason: expect.stringContaining('dataAccess.autoApproval.sources'),
        rules: [{ rule: 'ours', result: 'applies' }],
        steps: [owner],
      });
    }
  });

  it('of a policy in force needs it too, but not to deny', async () => {
    const rules = [
      aRule('all', 'approve'),
      aRule('ads', 'deny', { when: "request.purpose == 'Ads'" }),
    ];
    const { policies } = policiesOver([aPolicy(rules)], { owners, sources });
    const [asked, ads] = await policies.decideMany([
      anInput(registered),
      anInput(registered, { purpose: 'Ads' }),
    ]);
    expect([asked.outcome, ads.outcome]).toEqual(['decide', 'deny']);
  });

  it("is anybody's where nothing says whose the data is", async () => {
    const { policies } = policiesOver([], { inForce: [], sources });
    expect((await policies.decide(anInput(registered))).outcome).toBe(
      'approve',
    );
  });

  it('needs sources that are locations', () => {
    expect(() => policiesOver([], { sources: ['url:products'] })).toThrow(
      "dataAccess.autoApproval.sources[0] is 'url:products'",
    );
  });
});

describe('a rule', () => {
  const said = async (when: string, request = {}) => {
    const { policies } = policiesOver([
      aPolicy([aRule('it', 'deny', { when })]),
    ]);
    const product = aProduct({ classification: 'restricted' });
    const { rules } = await policies.decide(anInput(product, request));
    return rules[0];
  };

  it.each([
    "request.purpose == 'Study'",
    "request.duration == 'P30D' && request.days == 30.0",
    'size(request.columns) == 0 && size(request.rows) == 0',
    "request.holder.ref == 'user:default/chen' && request.holder.kind == 'user'",
    '!request.renewal',
    "requester.ref == 'user:default/chen'",
    "'group:default/crew' in requester.groups",
    "port.name == 'strikes' && port.version == '1.0.0'",
    "port.classification == 'restricted' && port.platform == 'warehouse'",
    "product.spec.lifecycle == 'production'",
    "domain == 'domain:default/birds'",
    "domains == ['domain:default/birds', 'domain:default/safety']",
  ])('can ask whether %s', async when => {
    expect(await said(when)).toMatchObject({ result: 'applies' });
  });

  it('can ask what a right is narrowed to', async () => {
    expect(
      await said(
        "request.columns == ['state'] && request.rows[0].column == 'state' && 'TX' in request.rows[0].values",
        {
          filter: {
            columns: ['state'],
            rows: [{ column: 'state', values: ['TX'] }],
          },
        },
      ),
    ).toMatchObject({ result: 'applies' });
  });

  it.each([
    ['product.spec.system == "x"', 'product.spec.system is not set'],
    ['product.spec.owner + 1 == 2', 'no such overload'],
    ['product.spec.owner', 'did not result in true or false'],
    ['request.pupose == "x"', 'The rule cannot be used: line 1, column 9'],
    ['request.days', 'it has to result in bool'],
    [
      '[1,2,3,4,5,6,7,8,9,10].map(a, [1,2,3,4,5,6,7,8,9,10].map(b, [1,2,3,4,5,6,7,8,9,10].map(c, [1,2,3,4,5,6,7,8,9,10].map(d, [1,2,3,4,5,6,7,8,9,10].map(e, a))))) == []',
      'took more than',
    ],
    ["levels['basics'].rank > 0", 'not known'],
  ])('that is %s is unknown and says why', async (when, reason) => {
    expect(await said(when)).toMatchObject({
      result: 'unknown',
      reason: expect.stringContaining(reason),
    });
  });

  it('never quotes the purpose, which can be erased', async () => {
    const { policies } = policiesOver([
      aPolicy([
        aRule('odd', 'deny', {
          when: "duration(request.purpose) > duration('1h')",
        }),
      ]),
    ]);
    const verdict = await policies.decide(
      anInput(aProduct(), { purpose: 'something very private' }),
    );
    expect(verdict.rules[0].result).toBe('unknown');
    expect(JSON.stringify(verdict)).not.toContain('private');
  });

  it('keeps of the product what it read', async () => {
    const { policies } = policiesOver([
      aPolicy([aRule('a', 'deny', { when: 'product.spec.type == "x"' })]),
    ]);
    const { inputs } = await policies.decide(anInput());
    expect(inputs).toEqual({
      request: {
        duration: 'P30D',
        days: 30,
        columns: [],
        rows: [],
        holder: { ref: 'user:default/chen', kind: 'user' },
        renewal: false,
      },
      requester: { ref: 'user:default/chen', groups: ['group:default/crew'] },
      port: {
        name: 'strikes',
        version: '1.0.0',
        classification: 'internal',
        platform: 'warehouse',
      },
      domain: 'domain:default/birds',
      domains: ['domain:default/birds', 'domain:default/safety'],
      read: { 'product.spec.type': 'source-aligned' },
    });
  });
});

describe('the levels of a product', () => {
  let server: Server;
  let status: number;
  let asked: (string | undefined)[];

  beforeEach(async () => {
    status = 200;
    asked = [];
    server = createServer((request, response) => {
      asked.push(request.url);
      response.writeHead(status, { 'Content-Type': 'application/json' });
      const levels = [{ name: 'bronze' }, { name: 'silver' }];
      response.end(
        JSON.stringify({
          scorecards: [
            { scorecard: 'scorecard:default/basics', level: 'silver', levels },
            { scorecard: 'scorecard:safety/own', levels },
          ],
        }),
      );
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
  });

  afterEach(() => {
    server.close();
  });

  function decide(when: string) {
    const { port } = server.address() as AddressInfo;
    const { policies } = policiesOver(
      [aPolicy([aRule('a', 'deny', { when })])],
      {
        governance: `http://127.0.0.1:${port}`,
      },
    );
    return policies.decide(anInput());
  }

  it('are those of its scorecards, by their names', async () => {
    const { outcome, inputs } = await decide(
      "levels['basics'].rank == 2 && levels['safety/own'].rank == 0 && !('other' in levels)",
    );
    expect(outcome).toBe('deny');
    expect(inputs.levels).toEqual({
      basics: { name: 'silver', rank: 2 },
      'safety/own': { name: '', rank: 0 },
    });
    expect(asked).toEqual(['/products/default/strikes']);
  });

  it('are none for a product that was not measured', async () => {
    status = 404;
    expect(await decide("!('basics' in levels)")).toMatchObject({
      outcome: 'deny',
      inputs: { levels: {} },
    });
  });

  it('are not known while the scorecards cannot be asked', async () => {
    status = 500;
    const { rules } = await decide("!('basics' in levels)");
    expect(rules[0].result).toBe('unknown');
  });

  it('are not asked for when no rule reads them', async () => {
    await decide('true');
    expect(asked).toEqual([]);
  });
});
