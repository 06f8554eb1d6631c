import {
  aPolicy,
  aProduct,
  aRule,
  anInput,
  policiesOver,
} from './__testUtils__/policies';

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
