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
