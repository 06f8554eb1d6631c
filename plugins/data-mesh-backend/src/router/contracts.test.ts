import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import request from 'supertest';
import { aContract, aDefinition, aProduct } from '../__testUtils__/mesh';
import { EVE, startMesh } from '../__testUtils__/startMesh';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const REF = 'datacontract:default/flights-contract';
const columns = { origin: {}, delay: {} };

async function start() {
  const secret = aContract('secret');
  return startMesh({
    knex: await databases.init('SQLITE_3'),
    entities: [
      aProduct('flights'),
      aContract('flights', { columns }),
      secret,
      // Two contracts with one id.
      aContract('old-weather', { definition: aDefinition('weather') }),
      aContract('new-weather', { definition: aDefinition('weather') }),
    ],
    hidden: [
      'datacontract:default/secret-contract',
      'datacontract:default/old-weather-contract',
    ],
  });
}

function post(server: Awaited<ReturnType<typeof start>>['server']) {
  return request(server)
    .post('/api/data-mesh/contracts/check')
    .set('Authorization', mockCredentials.user.header());
}

describe('a check of a document before it is merged', () => {
  it('passes a change that its version says', async () => {
    const { clientOf } = await start();
    const definition = aDefinition('flights', {
      version: '2.0.0',
      columns: { origin: {} },
    });
    expect(await clientOf().checkContract({ definition })).toMatchObject({
      passed: true,
      problems: [],
      comparedWith: {
        contract: REF,
        version: '1.0.0',
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      differences: { breaking: true, version: { sufficient: true } },
      summary: expect.stringContaining('1.0.0 to 2.0.0'),
    });
  });

  it('fails a breaking change of which the version says nothing', async () => {
    const { clientOf } = await start();
    const definition = aDefinition('flights', {
      version: '1.0.1',
      columns: { origin: {} },
    });
    const result = await clientOf().checkContract({ definition });
    expect(result).toMatchObject({
      passed: false,
      problems: [],
      differences: { version: { owed: 'major', sufficient: false } },
    });
    expect(result.summary).toContain('owes a major step');
    expect(result.summary).not.toContain('\n');
  });

  it('says what is wrong with a document', async () => {
    const { clientOf } = await start();
    const result = await clientOf().checkContract({
      definition: 'kind: DataContract\nid: [',
    });
    expect(result.passed).toBe(false);
    expect(result.problems[0].message).toContain('not valid YAML');
    expect(result.comparedWith).toBeUndefined();
  });

  it('passes a new contract, and compares with the one that is named', async () => {
    const { clientOf } = await start();
    const definition = aDefinition('runways', { version: '1.0.0', columns });
    const client = clientOf(mockCredentials.service.header());
    const result = await client.checkContract({ definition });
    expect(result).toMatchObject({ passed: true, problems: [] });
    expect(result.comparedWith).toBeUndefined();
    expect(
      await client.checkContract({ definition, contract: 'flights-contract' }),
    ).toMatchObject({ comparedWith: { contract: REF } });
  });

  it('compares with the last document that could be read', async () => {
    const { clientOf, change } = await start();
    await change([
      aProduct('flights'),
      aContract('flights', { definition: 'kind: [' }),
    ]);
    const check = (version: string) =>
      clientOf().checkContract({
        definition: aDefinition('flights', {
          version,
          columns: { origin: {} },
        }),
        contract: 'flights-contract',
      });
    expect(await check('1.0.1')).toMatchObject({
      passed: false,
      comparedWith: { contract: REF, version: '1.0.0' },
      differences: { version: { owed: 'major' } },
    });
    expect(await check('2.0.0')).toMatchObject({ passed: true });
  });

  it('looks only at contracts that the caller may see', async () => {
    const { clientOf } = await start();
    const eve = clientOf(mockCredentials.user.header(EVE));
    const secret = aDefinition('secret', { columns: {} });
    expect(
      await clientOf().checkContract({ definition: secret }),
    ).toMatchObject({
      comparedWith: { contract: 'datacontract:default/secret-contract' },
    });
    const result = await eve.checkContract({ definition: secret });
    expect(result).toMatchObject({ passed: true });
    expect(result.comparedWith).toBeUndefined();
    await expect(
      eve.checkContract({ definition: secret, contract: 'secret-contract' }),
    ).rejects.toMatchObject({ statusCode: 404 });
  });

  it('asks which contract is meant when several have the id', async () => {
    const { server, clientOf } = await start();
    const definition = aDefinition('weather', { version: '1.0.1' });
    const { status, body } = await post(server).send({ definition });
    expect(status).toBe(400);
    expect(body.error.message).toMatch(
      /'weather-contract'.*new-weather-contract.*old-weather-contract.*'contract'/,
    );
    // Eve may see one of them only.
    expect(
      await clientOf(mockCredentials.user.header(EVE)).checkContract({
        definition,
      }),
    ).toMatchObject({
      comparedWith: { contract: 'datacontract:default/new-weather-contract' },
    });
  });

  it.each([
    ['Accept', { path: '', accept: 'application/xml' }],
    ['a parameter', { path: '?output=junit', accept: 'application/json' }],
  ])('speaks JUnit XML when asked by %s', async (_, { path, accept }) => {
    const { server } = await start();
    const response = await request(server)
      .post(`/api/data-mesh/contracts/check${path}`)
      .set('Authorization', mockCredentials.user.header())
      .set('Accept', accept)
      .send({
        definition: aDefinition('flights', { columns: { origin: {} } }),
      });
    expect(response.status).toBe(200);
    expect(response.type).toBe('application/xml');
    expect(response.text).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>/);
    expect(response.text).toContain(`<testsuite name="${REF}"`);
    expect(response.text).toMatch(/<failure message="[^"]*delay/);
  });

  it.each([
    ['no document', {}, /request\/body\/definition is missing/],
    [
      'a field that is not known',
      { definition: 'x', contracts: 'flights-contract' },
      /request\/body\/contracts is not a known field/,
    ],
    [
      'several fields at once',
      { document: 'x', contract: '' },
      /definition is missing; .*document is not a known field, leave it out; .*contract must NOT/,
    ],
    [
      'a contract that is no ref',
      { definition: 'x', contract: 'a/' },
      /request\/body\/contract: /,
    ],
    [
      'a document of more than 1 MB',
      { definition: 'x'.repeat(1_000_001) },
      /request\/body\/definition must NOT have more than 1000000/,
    ],
    [
      'a request of more than 2 MB',
      { definition: 'x'.repeat(3_000_000) },
      /larger than 2mb/,
    ],
  ])('answers %s with a clear error', async (_, body, message) => {
    const { server } = await start();
    const response = await post(server).send(body);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toMatch(message);
  });

  it('takes a document of 1 MB whose text doubles in JSON', async () => {
    const { server } = await start();
    const definition = `# ${'"'.repeat(900_000)}\n${aDefinition('flights')}`;
    const response = await post(server).send({ definition });
    expect(response.status).toBe(200);
    expect(response.body.comparedWith.contract).toBe(REF);
  });

  it('is recorded', async () => {
    const { clientOf, auditor } = await start();
    const definition = aDefinition('flights');
    await clientOf().checkContract({ definition, contract: REF });
    expect(auditor.createEvent).toHaveBeenLastCalledWith(
      expect.objectContaining({
        eventId: 'contract-check',
        meta: { contract: REF },
      }),
    );
  });
});
