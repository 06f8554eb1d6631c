import { TestDatabases } from '@backstage/backend-test-utils';
import { base, settled, startBackend } from '../__testUtils__/backend';
import {
  aCheck,
  aContract,
  aDomain,
  aGroup,
  aProduct,
  aScorecard,
} from '../__testUtils__/entities';
import { FLIGHTS } from '../__testUtils__/exemptions';
import { Persona, startMesh } from '../__testUtils__/personas';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('POST /evaluate', () => {
  const evaluate = async (
    body: object | string,
    options: Parameters<typeof startBackend>[1] = {},
  ) => {
    const started = await startBackend(
      await databases.init('SQLITE_3'),
      options,
    );
    await settled(started.agent);
    const answer = await started.agent
      .post(`${base}/evaluate`)
      .set('content-type', 'application/json')
      .send(body);
    return { ...started, answer };
  };

  it('passes files that meet the lowest level, and keeps nothing', async () => {
    const { answer, agent, auditor, event } = await evaluate({
      entities: [
        aProduct('delays', { relations: [] }),
        aContract('delays'),
        aGroup('ignored'),
      ],
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      passed: true,
      results: [
        {
          product: 'dataproduct:default/delays',
          level: { name: 'bronze' },
          scorecards: [
            {
              checks: [
                { checkId: 'owner', status: 'pass' },
                { checkId: 'contract', status: 'pass' },
                { checkId: 'described', status: 'fail' },
                { checkId: 'later', status: 'fail' },
              ],
            },
          ],
        },
      ],
    });
    expect(answer.body.results[0]).not.toHaveProperty('evaluatedAt');
    const { status } = await agent.get(`${base}/products/default/delays`);
    expect(status).toBe(404);
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({ eventId: 'scorecard-evaluate' }),
    );
    expect(event.success).toHaveBeenCalledWith({
      meta: { passed: true, products: ['dataproduct:default/delays'] },
    });
  });

  it('stops files that do not, with the remedy', async () => {
    const { answer } = await evaluate({
      entities: [aProduct('delays', { spec: { domain: 'safety' } })],
    });
    expect(answer.body).toMatchObject({
      passed: false,
      results: [
        {
          scorecards: [
            {
              scorecard: 'scorecard:default/mesh-foundations',
              checks: expect.arrayContaining([
                expect.objectContaining({
                  checkId: 'contract',
                  status: 'fail',
                  remedy: 'Do it',
                }),
              ]),
            },
            { scorecard: 'scorecard:default/safety-handling' },
          ],
        },
      ],
    });
  });

  it('evaluates the product of a contract that changes', async () => {
    const { answer } = await evaluate({
      entities: [aContract('flights', 'kind: nothing')],
    });
    expect(answer.body).toMatchObject({
      passed: false,
      results: [{ product: 'dataproduct:default/flights' }],
    });
  });

  it('sees no more of the catalog than the caller', async () => {
    const { answer } = await evaluate(
      { entities: [aProduct('delays')] },
      { hidden: ['flight-operations'] },
    );
    expect(answer.body.results[0].scorecards[0].checks[0]).toMatchObject({
      checkId: 'owner',
      status: 'fail',
    });
  });

  it.each<[string, object | string, string]>([
    ['no JSON', '{', 'JSON'],
    ['no entities', {}, 'request/body/entities is missing'],
    ['an empty list', { entities: [] }, 'must NOT have fewer than 1'],
    ['no list', { entities: 'x' }, 'must be array'],
    [
      'another field',
      { entities: [{}], x: 1 },
      'request/body/x is not a known',
    ],
    ['no entity', { entities: [{}] }, 'entities[0].apiVersion: '],
    [
      'a name with a slash',
      { entities: [{ ...aProduct('x'), metadata: { name: 'a/b' } }] },
      'entities[0].metadata.name: use letters',
    ],
    [
      'a port without a version',
      {
        entities: [
          aProduct('x', {
            spec: { outputPorts: [{ name: 'p' } as never] },
          }),
        ],
      },
      'entities[0].spec.outputPorts[0].version: ',
    ],
    [
      'ports that are no list',
      {
        entities: [aProduct('x', { spec: { outputPorts: 'all' as never } })],
      },
      'entities[0].spec.outputPorts: ',
    ],
    [
      'another version of the kind',
      { entities: [{ ...aProduct('x'), apiVersion: 'x/v1' }] },
      'entities[0].apiVersion: has to be meshport.dev/v1alpha1',
    ],
    [
      'an entity twice',
      { entities: [aProduct('x'), aProduct('X')] },
      'entities[1]: dataproduct:default/x is there already, as entities[0]',
    ],
    ['no product', { entities: [aGroup('a')] }, 'there is no DataProduct'],
    [
      'too many',
      { entities: Array.from({ length: 51 }, (_, i) => aProduct(`p${i}`)) },
      'entities: there are 51, at most 50',
    ],
    [
      'too large a body',
      { entities: [aContract('x', 'x'.repeat(3_000_000))] },
      'larger than 2mb',
    ],
    [
      'endless nesting',
      `{"entities":[{"apiVersion":"a/b","kind":"DataProduct","metadata":{"name":"x"},"spec":${'['.repeat(
        20_000,
      )}${']'.repeat(20_000)}}]}`,
      'levels of nesting',
    ],
  ])('refuses %s', async (_, body, message) => {
    const { answer } = await evaluate(body);
    expect(answer.body.error?.message).toContain(message);
    expect(answer.status).toBe(400);
  });
});

it('says nothing of an entity that the caller may not see, whatever its name is used for', async () => {
  const knex = await databases.init('SQLITE_3');
  const mesh = await startMesh({
    knex,
    hidden: { chen: [FLIGHTS] },
    config: {
      dataGovernance: {
        pushedFacts: {
          dbt: { facts: { failing: { type: 'int', description: 'Failing' } } },
        },
      },
    },
    entities: [
      aScorecard('mesh-foundations', [
        aCheck('tests', 'facts.dbt.failing == 0'),
      ]),
      aDomain('safety'),
      aGroup('safety', ['chen']),
      aProduct('flights', { spec: { domain: 'safety', owner: 'others' } }),
    ],
  });
  await mesh.evaluate();
  const now = Date.now();
  await mesh.client('service').pushFacts({
    source: 'dbt',
    items: [
      {
        product: FLIGHTS,
        facts: { failing: 7 },
        observedAt: new Date(now).toISOString(),
        validUntil: new Date(now + 3_600_000).toISOString(),
      },
    ],
  });
  const ask = (persona: Persona) =>
    mesh
      .agent(persona)
      .post(`${base}/evaluate`)
      .send({
        entities: [aProduct('flights', { spec: { domain: 'safety' } })],
      });
  expect((await ask('olivia')).text).toContain('is 7');
  const refused = await ask('chen');
  expect(refused.status).toBe(400);
  expect(refused.body.error.message).toBe(
    `entities: ${FLIGHTS} is the name of an entity that you may not see; choose another one`,
  );
});
