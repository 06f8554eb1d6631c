import { mockCredentials } from '@backstage/backend-test-utils';
import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
import { AccessRule } from '@meshport/backstage-plugin-data-mesh-common';
import { stringify } from 'yaml';
import { ReplayQuery } from '.';
import {
  aPolicy,
  aProduct,
  aRule,
  anInput,
  MESH_ACCESS,
  policiesOver,
} from './__testUtils__/policies';

const FROM = '2026-01-01T00:00:00.000Z';

function aRequest(
  id: string,
  request: Partial<AccessRequest> = {},
): AccessRequest {
  return {
    id,
    state: 'approved',
    product: 'dataproduct:default/strikes',
    port: 'strikes',
    version: '1.0.0',
    requester: 'user:default/chen',
    holder: 'user:default/chen',
    purpose: 'Study',
    duration: 'P30D',
    steps: [],
    approvers: [],
    createdAt: '2026-06-01T00:00:00.000Z',
    updatedAt: '2026-06-01T00:00:00.000Z',
    revision: 2,
    ...request,
  };
}

const chen = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'chen', namespace: 'default' },
  spec: {},
  relations: [{ type: 'memberOf', targetRef: 'group:default/crew' }],
};

function yamlOf(rules: AccessRule[], name?: string): string {
  return stringify(aPolicy(rules, {}, name));
}

function setup(requests: AccessRequest[], rules = [aRule('all', 'approve')]) {
  return policiesOver([aProduct(), chen, aPolicy(rules)], { requests });
}

describe('what other policies would have said', () => {
  it('takes the place of what the policy of the same name says', async () => {
    const { policies } = setup([aRequest('1')]);
    const definitions = yamlOf([aRule('none', 'deny')]);
    expect(
      await policies.replay({ definitions, from: FROM, limit: 10 }),
    ).toEqual({
      items: [
        {
          requestId: '1',
          product: 'dataproduct:default/strikes',
          port: 'strikes',
          version: '1.0.0',
          holder: 'user:default/chen',
          purpose: 'Study',
          createdAt: '2026-06-01T00:00:00.000Z',
          state: 'approved',
          after: {
            outcome: 'deny',
            reason: 'Because of none',
            rules: [
              expect.objectContaining({ rule: 'none', policy: MESH_ACCESS }),
            ],
          },
        },
      ],
      problems: [],
    });
  });

  it('leaves the other policies in force', async () => {
    const { policies } = setup([aRequest('1')]);
    const definitions = yamlOf(
      [
        aRule('chen', 'require', {
          when: "'group:default/crew' in requester.groups",
        }),
      ],
      'more',
    );
    const { items } = await policies.replay({
      definitions,
      from: FROM,
      limit: 10,
    });
    expect(items[0].after).toMatchObject({
      outcome: 'decide',
      rules: [{ rule: 'all' }, { rule: 'chen', result: 'applies' }],
    });
  });

  it('judges by what was known then', async () => {
    const { policies: then } = setup([]);
    const decided = await then.decide({
      ...anInput(aProduct({ classification: 'public' })),
      requester: { ref: 'user:default/chen', groups: ['group:default/former'] },
    });
    const levels = { basics: { name: 'gold', rank: 3 } };
    const { policies } = setup([
      aRequest('1', {
        policy: { ...decided, inputs: { ...decided.inputs, levels } },
      }),
    ]);
    const definitions = yamlOf([
      aRule('then', 'deny', {
        when: "port.classification == 'public' && requester.groups == ['group:default/former'] && levels['basics'].rank == 3",
      }),
    ]);
    const { items } = await policies.replay({
      definitions,
      from: FROM,
      limit: 10,
    });
    expect(items).toMatchObject([
      { before: 'approve', after: { outcome: 'deny' } },
    ]);
  });

  it('does not know an erased purpose', async () => {
    const { policies } = setup([
      aRequest('1', { purpose: '', erasedAt: '2026-07-01T00:00:00.000Z' }),
    ]);
    const definitions = yamlOf([
      aRule('purpose', 'deny', { when: "request.purpose == ''" }),
    ]);
    const { items } = await policies.replay({
      definitions,
      from: FROM,
      limit: 10,
    });
    expect(items[0].after.rules[0].result).toBe('unknown');
  });

  it('reads the newest ones, a page at a time, back to a time', async () => {
    const day = (index: number) =>
      new Date(Date.UTC(2026, 11, 31) - index * 86_400_000).toISOString();
    const requests = Array.from({ length: 500 }, (_, index) =>
      aRequest(String(index), { createdAt: day(index) }),
    );
    const { policies, list } = setup(requests);
    const definitions = yamlOf([aRule('none', 'deny')]);
    const allowed: ReplayQuery['allowed'] = {
      key: 'holder',
      values: ['user:default/chen'],
    };
    const { items } = await policies.replay({
      definitions,
      from: day(9),
      limit: 1000,
      allowed,
    });
    expect(items.map(({ requestId }) => requestId)).toEqual(
      Array.from({ length: 10 }, (_, index) => String(index)),
    );
    expect(list.mock.calls).toEqual([[expect.objectContaining({ allowed })]]);
    list.mockClear();
    const some = await policies.replay({ definitions, from: FROM, limit: 250 });
    expect(some.items).toHaveLength(250);
    expect(list).toHaveBeenCalledTimes(2);
  });

  it('leaves out requests for products that are gone, and says so', async () => {
    const { policies } = setup([
      aRequest('1', { product: 'dataproduct:default/gone' }),
    ]);
    expect(
      await policies.replay({
        definitions: yamlOf([aRule('none', 'deny')]),
        from: FROM,
        limit: 10,
      }),
    ).toEqual({
      items: [],
      problems: [expect.stringContaining('1 requests are left out')],
    });
  });

  it('names what is wrong with rules, which are unknown then', async () => {
    const { policies } = setup([aRequest('1')]);
    const definitions = [
      yamlOf([aRule('typo', 'deny', { when: 'request.pupose == "x"' })]),
      yamlOf([{ ...aRule('step', 'require'), step: undefined }], 'more'),
    ].join('---\n');
    const { items, problems } = await policies.replay({
      definitions,
      from: FROM,
      limit: 10,
    });
    expect(problems).toEqual([
      expect.stringMatching(
        /^accesspolicy:default\/mesh-access spec\.rules\[0\]\.when: rule 'typo', line 1, column 9/,
      ),
      expect.stringContaining('accesspolicy:default/more spec.rules[0].step'),
    ]);
    expect(items[0].after.rules.map(({ result }) => result)).toEqual([
      'unknown',
      'unknown',
    ]);
  });

  it.each([
    ['', 'has 0 entities'],
    ['a: [', 'is not YAML'],
    [`${'['.repeat(20_000)}`, 'is not YAML'],
    ['just text', 'entity 1'],
    ['apiVersion: meshport.dev/v1alpha1\nkind: AccessPolicy', 'metadata'],
    [
      `${yamlOf([aRule('a', 'deny')])}---\n${yamlOf([aRule('b', 'deny')])}`,
      'mesh-access is defined twice',
    ],
  ])('refuses the definitions %j', async (definitions, message) => {
    const { policies } = setup([aRequest('1')]);
    await expect(
      policies.replay({ definitions, from: FROM, limit: 10 }),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(message),
    });
  });

  it('ends rules that take too long, and lets others in meanwhile', async () => {
    const requests = Array.from({ length: 1000 }, (_, index) =>
      aRequest(String(index)),
    );
    const { policies } = setup(requests);
    const digits = '[1,2,3,4,5,6,7,8,9,10]';
    const slow = `${digits}.all(a, ${digits}.all(b, ${digits}.all(c, ${digits}.all(d, a + b + c + d > 0)))) && true`;
    const definitions = yamlOf(
      Array.from({ length: 50 }, (_, index) =>
        aRule(`slow-${index}`, 'deny', { when: slow }),
      ),
    );
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 20);
    const query = { definitions, from: FROM, limit: 1000 };
    const both = Promise.allSettled([
      policies.replay(query),
      policies.replay(query),
    ]);
    await expect(policies.replay(query)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    const outcomes = await both;
    clearInterval(timer);
    expect(outcomes).toMatchObject([
      { reason: { name: 'InputError' } },
      { reason: { name: 'InputError' } },
    ]);
    expect(turns).toBeGreaterThan(20);
  }, 60_000);
});

describe('the list of policies', () => {
  it('says which are in force, and what is wrong', async () => {
    const { policies } = policiesOver(
      [
        aPolicy([aRule('typo', 'deny', { when: 'prt.name == "x"' })], {
          scope: { domain: 'birds' },
        }),
        aPolicy([aRule('a', 'approve')], {}, 'mine'),
      ],
      { inForce: [MESH_ACCESS, 'missing'] },
    );
    expect(await policies.list(mockCredentials.user())).toEqual([
      {
        policy: MESH_ACCESS,
        title: 'The policy mesh-access',
        owner: 'group:default/data-governance',
        domain: 'domain:default/birds',
        version: expect.stringMatching(/^[0-9a-f]{64}$/),
        inForce: true,
        rules: [
          {
            id: 'typo',
            title: 'Rule typo',
            when: 'prt.name == "x"',
            effect: 'deny',
            reason: 'Because of typo',
          },
        ],
        problems: [expect.stringContaining('Unknown variable: prt')],
      },
      {
        policy: 'accesspolicy:default/missing',
        title: 'accesspolicy:default/missing',
        owner: '',
        version: '',
        inForce: true,
        rules: [],
        problems: ['The policy is not in the catalog'],
      },
      expect.objectContaining({
        policy: 'accesspolicy:default/mine',
        inForce: false,
      }),
    ]);
  });
});
