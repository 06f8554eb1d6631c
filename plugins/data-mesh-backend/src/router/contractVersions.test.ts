import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import request from 'supertest';
import { aContract, aProduct } from '../__testUtils__/mesh';
import { EVE, startMesh } from '../__testUtils__/startMesh';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const REF = 'datacontract:default/flights-contract';

const first = aContract('flights', { columns: { origin: {}, delay: {} } });
const second = aContract('flights', {
  version: '1.1.0',
  columns: { origin: {} },
});
const broken = aContract('flights', { definition: 'kind: Something' });

async function startWithHistory(id: Parameters<typeof databases.init>[0]) {
  const product = aProduct('flights');
  const mesh = await startMesh({
    knex: await databases.init(id),
    entities: [product, first, aContract('secret')],
    hidden: ['datacontract:default/secret-contract'],
  });
  await mesh.change([product, second, aContract('secret')]);
  return mesh;
}

it('has a PostgreSQL to be tested on', () => {
  expect(databases.supports('POSTGRES_18')).toBe(true);
});

describe.each(databases.eachSupportedId())('versions on %s', id => {
  it('are listed, read and compared', async () => {
    const { clientOf } = await startWithHistory(id);
    const client = clientOf();

    const versions = await client.getContractVersions(REF);
    expect(versions).toMatchObject([
      {
        sequence: 2,
        version: '1.1.0',
        status: 'active',
        current: true,
        source: 'url:https://example.com/flights.yaml',
        changes: { total: 1, breaking: 1, verdict: { sufficient: false } },
      },
      { sequence: 1, version: '1.0.0', current: false, problems: [] },
    ]);
    expect(versions[0]).not.toHaveProperty('definition');
    expect(await client.getContractVersion(REF, 1)).toEqual({
      ...versions[1],
      definition: first.spec.definition,
    });

    const comparison = await client.compareContractVersions(REF);
    expect(comparison).toMatchObject({
      before: { sequence: 1 },
      after: { sequence: 2 },
      differences: {
        breaking: true,
        changes: [{ kind: 'removed', property: 'delay', readers: 'breaking' }],
        version: { owed: 'major', taken: 'minor', sufficient: false },
      },
    });
    expect(comparison.before).not.toHaveProperty('definition');
    expect(
      await client.compareContractVersions(REF, { before: 2, after: 1 }),
    ).toMatchObject({
      before: { sequence: 2 },
      after: { sequence: 1 },
      differences: { changes: [{ kind: 'added', property: 'delay' }] },
    });
  });

  it('say which of them cannot be compared', async () => {
    const { server, change, clientOf } = await startWithHistory(id);
    await change([broken]);

    const { status, body } = await request(server)
      .get('/api/data-mesh/contracts/default/flights-contract/differences')
      .set('Authorization', mockCredentials.user.header());
    expect(status).toBe(409);
    expect(body.error.message).toMatch(
      /^Version 3 of datacontract:default\/flights-contract is no valid contract: \S+/,
    );
    expect(
      await clientOf().compareContractVersions(REF, { after: 2 }),
    ).toMatchObject({ before: { sequence: 1 }, after: { sequence: 2 } });
  });
});

describe.each(databases.eachSupportedId())('steps owed on %s', id => {
  it('are told until a version is large enough, for many at once', async () => {
    const { clientOf, change } = await startWithHistory(id);
    const client = clientOf(mockCredentials.service.header());
    const steps = () =>
      client.getVersionSteps([
        REF,
        'default/flights-contract',
        'datacontract:default/secret-contract',
        'datacontract:default/absent-contract',
      ]);
    const owed = {
      sequence: 2,
      breaking: 1,
      seenAt: expect.any(String),
      verdict: { before: '1.0.0', owed: 'major', taken: 'minor' },
    };
    const secret = {
      contract: 'datacontract:default/secret-contract',
      version: '1.0.0',
      owed: [],
    };
    expect(await steps()).toMatchObject([
      { contract: REF, version: '1.1.0', owed: [owed] },
      secret,
    ]);

    const product = aProduct('flights');
    const other = aContract('secret');
    const patched = aContract('flights', {
      version: '1.1.1',
      columns: { origin: { description: 'Where it starts' } },
    });
    await change([product, patched, other]);
    expect(await steps()).toMatchObject([
      { version: '1.1.1', owed: [owed] },
      secret,
    ]);
    // What cannot be read is passed over.
    await change([product, broken, other]);
    expect(await steps()).toMatchObject([{ version: '1.1.1' }, secret]);

    const released = aContract('flights', {
      version: '2.0.0',
      columns: { origin: {} },
    });
    await change([product, released, other]);
    expect(await steps()).toEqual([
      { contract: REF, version: '2.0.0', owed: [] },
      secret,
    ]);
    await change([product, other]);
    expect(await steps()).toEqual([secret]);
  });

  it('are told of contracts that the caller may see', async () => {
    const { clientOf } = await startWithHistory(id);
    const secret = 'datacontract:default/secret-contract';
    expect(
      await clientOf(mockCredentials.user.header(EVE)).getVersionSteps([
        secret,
        REF,
      ]),
    ).toMatchObject([{ contract: REF }]);
    expect(await clientOf().getVersionSteps([secret])).toMatchObject([
      { contract: secret },
    ]);
  });
});

describe('versions', () => {
  it.each([
    ['an unknown sequence', 'flights-contract/versions/9', 404, /version 9/],
    [
      'an unknown sequence to compare with',
      'flights-contract/differences?before=9',
      404,
      /version 9/,
    ],
    [
      'nothing to compare with',
      'flights-contract/differences?after=1',
      404,
      /no version before 1/,
    ],
    ['an unknown contract', 'gone/versions', 404, /gone/],
    [
      'a sequence that is no number',
      'flights-contract/versions/newest',
      400,
      /sequence/,
    ],
    [
      'a sequence that no database can hold',
      'flights-contract/versions/99999999999',
      400,
      /sequence/,
    ],
    [
      'an unknown parameter',
      'flights-contract/differences?from=1',
      400,
      /from/,
    ],
    [
      'a name that no database can hold',
      'flights%00contract/versions',
      400,
      /name must not have the character NUL/,
    ],
    [
      'a name that nobody can read',
      'flights%01contract/versions',
      400,
      /control characters/,
    ],
  ])('answers %s with a clear error', async (_, path, status, message) => {
    const { server } = await startWithHistory('SQLITE_3');
    const response = await request(server)
      .get(`/api/data-mesh/contracts/default/${path}`)
      .set('Authorization', mockCredentials.user.header());
    expect(response.body.error?.message).toMatch(message);
    expect(response.status).toBe(status);
  });

  it('are shown to nobody who may not see the contract', async () => {
    const { server } = await startWithHistory('SQLITE_3');
    for (const path of ['versions', 'versions/1', 'differences']) {
      const hidden = await request(server)
        .get(`/api/data-mesh/contracts/default/secret-contract/${path}`)
        .set('Authorization', mockCredentials.user.header(EVE));
      const absent = await request(server)
        .get(`/api/data-mesh/contracts/default/absent-contract/${path}`)
        .set('Authorization', mockCredentials.user.header(EVE));
      expect(hidden.status).toBe(404);
      expect(hidden.body.error.message.replace('secret', 'absent')).toBe(
        absent.body.error.message,
      );
    }
    const anonymous = await request(server)
      .get('/api/data-mesh/contracts/default/flights-contract/versions')
      .set('Authorization', mockCredentials.none.header());
    expect(anonymous.status).toBe(401);
  });

  it('are read by services too, and recorded', async () => {
    const { clientOf, auditor, audited } = await startWithHistory('SQLITE_3');
    const client = clientOf(mockCredentials.service.header());
    await client.getContractVersion(REF, 2);
    expect(auditor.createEvent).toHaveBeenLastCalledWith(
      expect.objectContaining({
        eventId: 'contract-version-fetch',
        meta: { queryType: 'by-sequence', contract: REF, sequence: 2 },
      }),
    );
    await client.compareContractVersions(REF, { before: 1 });
    expect(auditor.createEvent).toHaveBeenLastCalledWith(
      expect.objectContaining({
        eventId: 'contract-compare',
        meta: { contract: REF, before: 1 },
      }),
    );
    expect(audited.success).toHaveBeenCalledTimes(2);
    await expect(client.getContractVersion(REF, 3)).rejects.toThrow();
    expect(audited.fail).toHaveBeenCalledTimes(1);
  });
});
