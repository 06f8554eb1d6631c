import {
  aPolicy,
  aProduct,
  aRule,
  anInput,
  policiesOver,
} from './__testUtils__/policies';

const owner = { title: 'Owner', approvers: ['group:default/safety'] };

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
