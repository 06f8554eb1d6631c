import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import request from 'supertest';
import { aContract, aProduct } from '../__testUtils__/mesh';
import { startMesh } from '../__testUtils__/startMesh';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

// What a path or query can be made to hold, control characters included.
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.constantFrom(
    'flights-contract',
    'default',
    'odcs',
    '1',
    '2147483648',
    '-1',
    '1e3',
    '1e400',
    '\u0000',
    '\ud800',
    "'; drop table products; --",
    '__proto__',
    '../../etc/passwd',
  ),
);

function encode(value: string): string {
  return encodeURIComponent(value.replace(/\p{Cs}/gu, '?'));
}

const path = fc
  .tuple(
    fc.constantFrom(
      (a: string, b: string) => `contracts/${a}/${b}/versions`,
      (a: string, b: string, c: string) => `contracts/${a}/${b}/versions/${c}`,
      (a: string, b: string, c: string) =>
        `contracts/${a}/${b}/differences?before=${c}`,
      (a: string, b: string, c: string) => `contracts/${a}/${b}/export/${c}`,
      (a: string, b: string, c: string) =>
        `contracts/${a}/${b}/export/odcs?sequence=${c}`,
      (a: string, b: string, c: string) => `products/${a}/${b}/export/${c}`,
    ),
    text,
    text,
    text,
  )
  .map(([write, ...values]) =>
    write(...(values.map(encode) as [string, string, string])),
  );

const body = fc.oneof(
  fc.json({ maxDepth: 3 }),
  fc
    .record(
      {
        definition: fc.oneof(text, fc.json()),
        source: fc.oneof(text, fc.json()),
        contract: text,
        format: text,
        options: fc.dictionary(text, text),
      },
      { requiredKeys: [] },
    )
    .map(value => JSON.stringify(value)),
  fc.string(),
);

it('has a PostgreSQL to be tested on', () => {
  expect(databases.supports('POSTGRES_18')).toBe(true);
});

describe.each(databases.eachSupportedId())('on %s', id => {
  it('no request breaks the backend', async () => {
    const { server } = await startMesh({
      knex: await databases.init(id),
      entities: [aProduct('flights'), aContract('flights')],
    });
    const authorization = mockCredentials.user.header();
    const isAnswered = ({ status, body: answer }: request.Response) => {
      expect(status).toBeLessThan(500);
      const message = status === 400 ? answer.error.message : 'answered';
      expect(message).toEqual(expect.stringMatching(/\S/));
    };

    for (const address of [
      'products?limit=1e400',
      'columns?text=a&offset=-1e400',
      'contracts/default/flights-contract/versions/1e400',
      'contracts/default/flights-contract/differences?before=1e400',
    ]) {
      const { status } = await request(server)
        .get(`/api/data-mesh/${address}`)
        .set('Authorization', authorization);
      expect({ address, status }).toEqual({ address, status: 400 });
    }

    await fc.assert(
      fc.asyncProperty(path, async address =>
        isAnswered(
          await request(server)
            .get(`/api/data-mesh/${address}`)
            .set('Authorization', authorization),
        ),
      ),
      { numRuns: 150 },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('check', 'import', 'infer'),
        body,
        async (route, content) =>
          isAnswered(
            await request(server)
              .post(`/api/data-mesh/contracts/${route}`)
              .set('Authorization', authorization)
              .set('Content-Type', 'application/json')
              .send(content),
          ),
      ),
      { numRuns: 150 },
    );
  });
});
