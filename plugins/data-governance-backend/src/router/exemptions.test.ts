import { TestDatabases } from '@backstage/backend-test-utils';
import {
  ExemptionDetail,
  NewExemption,
} from '@meshport/backstage-plugin-data-governance-common';
import { base } from '../__testUtils__/backend';
import { ask, FLIGHTS, inDays } from '../__testUtils__/exemptions';
import { FOUNDATIONS, Persona, startMesh } from '../__testUtils__/personas';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

async function start(
  options: Omit<Parameters<typeof startMesh>[0], 'knex'> = {},
) {
  const knex = await databases.init('SQLITE_3');
  const mesh = await startMesh({ knex, ...options });
  await mesh.evaluate();
  return { ...mesh, knex };
}

describe('who may do what with exemptions', () => {
  async function startWithOne(
    options?: Omit<Parameters<typeof startMesh>[0], 'knex'>,
  ) {
    const mesh = await start(options);
    const asked = await mesh.client('olivia').requestExemption(ask());
    return { ...mesh, asked };
  }

  it.each<[string, Persona, Partial<NewExemption>, number]>([
    ['the owner of the product', 'olivia', { checkId: 'support' }, 201],
    ['somebody else', 'chen', {}, 403],
    ['the owner of the rule', 'grace', {}, 403],
    ['a service', 'service', {}, 403],
    [
      'somebody for a product they do not see',
      'both',
      { product: 'dataproduct:default/secret' },
      404,
    ],
    [
      'the owner of something that is no domain',
      'olivia',
      { product: undefined, domain: FLIGHTS },
      400,
    ],
    [
      'the owner of something that is no product',
      'chen',
      { product: 'domain:default/safety' },
      400,
    ],
    [
      'the owner of the domain',
      'chen',
      {
        product: undefined,
        domain: 'domain:default/safety',
      },
      201,
    ],
  ])('%s asks', async (_, persona, overrides, status) => {
    const { agent } = await startWithOne();
    const answer = await agent(persona)
      .post(`${base}/exemptions`)
      .send(ask(overrides));
    expect(answer.status).toBe(status);
  });

  it.each<[string, Persona, number, RegExp]>([
    ['the owner of the rule', 'grace', 200, /^$/],
    ['another owner of the rule', 'both', 200, /^$/],
    ['who asked', 'olivia', 403, /Nobody decides/],
    ['somebody else', 'chen', 403, /Only owners/],
    ['a service', 'service', 403, /./],
  ])('%s decides', async (_, persona, status, message) => {
    const { agent, asked } = await startWithOne();
    const answer = await agent(persona)
      .post(`${base}/exemptions/${asked.id}/decision`)
      .send({ decision: 'approve', revision: 1 });
    expect(answer.status).toBe(status);
    expect(answer.body.error?.message ?? '').toMatch(message);
  });

  it('nobody decides on their own, also as owner of product and rule', async () => {
    const { client } = await start();
    const { id, permitted } = await client('both').requestExemption(ask());
    expect(permitted).toEqual({ decide: false, revoke: true });
    await expect(
      client('both').decideExemption(id, { decision: 'approve', revision: 1 }),
    ).rejects.toMatchObject({ statusCode: 403 });
    expect(await client('both').getExemptions({ view: 'decidable' })).toEqual({
      items: [],
      total: 0,
    });
  });

  it.each<[string, Persona, number]>([
    ['who asked', 'olivia', 200],
    ['somebody else', 'chen', 403],
    ['the owner of the rule, while it is pending,', 'grace', 403],
  ])('%s withdraws', async (_, persona, status) => {
    const { agent, asked } = await startWithOne();
    const answer = await agent(persona)
      .post(`${base}/exemptions/${asked.id}/revocation`)
      .send({ revision: 1 });
    expect(answer.status).toBe(status);
  });

  it('the owner of the rule ends one that is in force, and who asked hears of it', async () => {
    const { client, asked, notifications } = await startWithOne();
    await client('grace').decideExemption(asked.id, {
      decision: 'approve',
      revision: 1,
    });
    const ended: ExemptionDetail = await client('grace').revokeExemption(
      asked.id,
      { comment: 'The rule is the law', revision: 2 },
    );
    expect(ended.state).toBe('revoked');
    expect(notifications[2]).toMatchObject({
      recipients: { entityRef: 'user:default/olivia' },
      payload: { description: 'The rule is the law' },
    });
  });

  it.each<[string, Persona, 'get' | 'post', string, object | undefined]>([
    ['data-governance.scorecard.read', 'olivia', 'get', '', undefined],
    ['data-governance.scorecard.read', 'olivia', 'get', '/ID', undefined],
    ['data-governance.exemption.create', 'olivia', 'post', '', ask()],
    [
      'data-governance.exemption.decide',
      'grace',
      'post',
      '/ID/decision',
      { decision: 'approve', revision: 1 },
    ],
    [
      'data-governance.scorecard.read',
      'olivia',
      'post',
      '/ID/revocation',
      { revision: 1 },
    ],
  ])('needs %s', async (permission, persona, method, path, body) => {
    const { knex, asked } = await startWithOne();
    const { agent } = await startMesh({
      knex,
      denied: { [persona]: [permission] },
    });
    const sent = agent(persona)[method](
      `${base}/exemptions${path.replace('ID', asked.id)}`,
    );
    const answer = await (body ? sent.send(body) : sent);
    expect(answer.status).toBe(403);
    expect(answer.body.error.message).toContain(permission);
  });

  it('is recorded, refusals too', async () => {
    const { agent, asked, auditor, event } = await startWithOne();
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'exemption-request',
        meta: expect.objectContaining({ checkId: 'purpose', product: FLIGHTS }),
      }),
    );
    expect(event.success).toHaveBeenCalledWith({
      meta: { exemption: asked.id },
    });
    await agent('chen')
      .post(`${base}/exemptions/${asked.id}/decision`)
      .send({ decision: 'approve', revision: 1 });
    expect(auditor.createEvent).toHaveBeenLastCalledWith(
      expect.objectContaining({
        eventId: 'exemption-decide',
        severityLevel: 'high',
        meta: { actionType: 'approve', exemption: asked.id, revision: 1 },
      }),
    );
    expect(event.fail).toHaveBeenCalledTimes(1);
  });

  it.each<[string, object, RegExp]>([
    [
      'several fields at fault',
      { scorecard: FOUNDATIONS, reason: 'short', days: 3 },
      /checkId is missing.*|reason must NOT have fewer|days is not a known field/,
    ],
    ['no subject', ask({ product: undefined }), /product: name either/],
    [
      'two subjects',
      ask({ domain: 'domain:default/safety' }),
      /product: name either/,
    ],
    [
      'an end in the past',
      ask({ endsAt: inDays(-1) }),
      /endsAt: .*not in the future/,
    ],
    ['an end in two years', ask({ endsAt: inDays(730) }), /endsAt: .*longest/],
    [
      'an unknown scorecard',
      ask({ scorecard: 'nothing' }),
      /scorecard: there is no scorecard:default\/nothing/,
    ],
    [
      'an unknown check',
      ask({ checkId: 'nothing' }),
      /checkId: .*no check 'nothing'/,
    ],
    ['a draft', ask({ checkId: 'secret' }), /checkId: .*no check 'secret'/],
    [
      'a check that does not apply',
      ask({ checkId: 'typed' }),
      /checkId: check 'typed' does not apply/,
    ],
    ['no timestamp', ask({ endsAt: 'tomorrow' }), /request\/body\/endsAt/],
  ])('refuses %s', async (_, body, message) => {
    const { agent } = await start();
    const answer = await agent('olivia').post(`${base}/exemptions`).send(body);
    expect(answer.body.error?.message).toMatch(message);
    expect(answer.status).toBe(400);
  });

  it('bounds the end as configured', async () => {
    const { agent } = await start({
      config: { dataGovernance: { exemptions: { longest: '7 days' } } },
    });
    const send = (days: number) =>
      agent('olivia')
        .post(`${base}/exemptions`)
        .send(ask({ endsAt: inDays(days) }));
    expect((await send(8)).status).toBe(400);
    expect((await send(6)).status).toBe(201);
  });

  it('does not decide on what changed since it was seen', async () => {
    const { agent, asked } = await startWithOne();
    const answer = await agent('grace')
      .post(`${base}/exemptions/${asked.id}/decision`)
      .send({ decision: 'approve', revision: 2 });
    expect(answer.status).toBe(409);
    const rejected = await agent('grace')
      .post(`${base}/exemptions/${asked.id}/decision`)
      .send({ decision: 'reject', revision: 1 });
    expect(rejected.status).toBe(400);
    expect(rejected.body.error.message).toContain('comment');
  });
});
