import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import {
  contractExporters,
  contractImporters,
  parseContract,
} from '@meshport/backstage-plugin-data-mesh-common';
import request from 'supertest';
import { aContract, aDefinition, aProduct } from '../__testUtils__/mesh';
import { EVE, startMesh } from '../__testUtils__/startMesh';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const CONTRACT = 'datacontract:default/flights-contract';
const PRODUCT = 'dataproduct:default/flights';

async function start() {
  const port = {
    version: '1.0.0',
    type: 'table' as const,
    classification: 'internal' as const,
  };
  const product = aProduct('flights', {
    spec: {
      outputPorts: [
        { ...port, name: 'daily', contract: 'flights-contract' },
        { ...port, name: 'raw', contract: 'raw-contract' },
        { ...port, name: 'secret', contract: 'secret-contract' },
      ],
    },
  });
  const others = [
    product,
    aContract('raw', { definition: 'nonsense' }),
    aContract('secret'),
  ];
  const mesh = await startMesh({
    knex: await databases.init('SQLITE_3'),
    entities: [...others, aContract('flights')],
    hidden: ['datacontract:default/secret-contract'],
  });
  await mesh.change([
    ...others,
    aContract('flights', { version: '1.1.0', columns: { gate: {} } }),
  ]);
  return mesh;
}

describe('formats', () => {
  it('are listed', async () => {
    const { clientOf } = await start();
    const { imports, contractExports, productExports } =
      await clientOf().getFormats();
    expect(imports.map(({ id }) => id)).toEqual(
      contractImporters.map(({ id }) => id),
    );
    expect(contractExports).toContainEqual({
      id: 'json-schema',
      title: 'JSON Schema',
      mediaType: 'application/schema+json',
      fileExtension: 'schema.json',
    });
    expect(productExports.map(({ id }) => id)).toEqual(
      contractExporters
        .filter(({ subjects }) => subjects.includes('product'))
        .map(({ id }) => id),
    );
  });

  it('carry a contract as it is now, or as it was', async () => {
    const { clientOf } = await start();
    const client = clientOf();
    const now = await client.exportContract(CONTRACT, 'odcs');
    expect(now.fileName).toMatch(/^flights-contract\./);
    expect(parseContract(now.content).contract).toMatchObject({
      version: '1.1.0',
      schema: [{ properties: [{ name: 'gate' }] }],
    });
    const before = await client.exportContract(CONTRACT, 'odcs', 1);
    expect(parseContract(before.content).contract?.version).toBe('1.0.0');
    const schema = await client.exportContract(CONTRACT, 'json-schema');
    expect(schema).toMatchObject({
      mediaType: 'application/schema+json',
      fileName: 'flights-contract.schema.json',
    });
    expect(schema.content).toContain('"gate"');
  });

  it('carry a contract in every format that is listed', async () => {
    const { clientOf } = await start();
    const client = clientOf();
    const { contractExports } = await client.getFormats();
    for (const { id, fileExtension } of contractExports) {
      const document = await client.exportContract(CONTRACT, id);
      expect(document.content).toContain('gate');
      expect(document.fileName).toBe(`flights-contract.${fileExtension}`);
    }
  });

  it('carry a product, and say which contracts they do not', async () => {
    const { clientOf } = await start();
    const client = clientOf(mockCredentials.user.header(EVE));
    const { productExports } = await client.getFormats();
    expect(productExports.map(({ id }) => id)).toContain('odps-bitol');
    for (const { id } of productExports) {
      const document = await client.exportProduct(PRODUCT, id);
      expect(document.content).toContain('flights');
      expect(document.losses).toEqual(
        expect.arrayContaining([
          {
            path: 'spec.outputPorts[1].contract',
            message: expect.stringContaining('no valid contract'),
          },
          {
            path: 'spec.outputPorts[2].contract',
            message: expect.stringContaining('may not see it'),
          },
        ]),
      );
    }
  });

  it.each([
    [
      'an unknown format',
      'contracts/default/flights-contract/export/pdf',
      404,
      /'pdf'.*json-schema/,
    ],
    ['an unknown contract', 'contracts/default/gone/export/odcs', 404, /gone/],
    [
      'an unknown version',
      'contracts/default/flights-contract/export/odcs?sequence=7',
      404,
      /version 7/,
    ],
    [
      'a contract that cannot be read',
      'contracts/default/raw-contract/export/odcs',
      409,
      /raw-contract is no valid contract/,
    ],
    [
      'an unknown product',
      'products/default/gone/export/odps-bitol',
      404,
      /gone/,
    ],
    [
      'a product in a format without products',
      'products/default/flights/export/json-schema',
      404,
      /product cannot be written as 'json-schema'/,
    ],
  ])('answer %s with a clear error', async (_, path, status, message) => {
    const { server } = await start();
    const response = await request(server)
      .get(`/api/data-mesh/${path}`)
      .set('Authorization', mockCredentials.user.header());
    expect(response.body.error?.message).toMatch(message);
    expect(response.status).toBe(status);
  });

  it('are hidden with the contract', async () => {
    const { clientOf } = await start();
    await expect(
      clientOf(mockCredentials.user.header(EVE)).exportContract(
        'datacontract:default/secret-contract',
        'odcs',
      ),
    ).rejects.toMatchObject({ statusCode: 404 });
  });

  it('are read, recognised or named', async () => {
    const { clientOf } = await start();
    const client = clientOf();
    const source = JSON.stringify({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'gates',
      type: 'object',
      properties: { number: { type: 'string' } },
    });
    const options = { id: 'gates', version: '3.0.0' };
    const recognised = await client.importContract({ source, options });
    const named = await client.importContract({
      source,
      options,
      format: 'json-schema',
    });
    expect(named).toEqual(recognised);
    expect(recognised.problems).toEqual([]);
    expect(
      parseContract(recognised.contracts[0].definition).contract,
    ).toMatchObject({ id: 'gates', version: '3.0.0' });
  });

  it('say what is wrong with a source', async () => {
    const { clientOf } = await start();
    const client = clientOf();
    for (const query of [
      { source: 'a: [' },
      { source: 'a: 1' },
      { source: aDefinition('flights'), format: 'pdf' },
    ]) {
      const { problems, contracts } = await client.importContract(query);
      expect(contracts).toEqual([]);
      expect(problems).not.toEqual([]);
    }
  });

  it('refuse fields that are not known, by name', async () => {
    const { server } = await start();
    const { status, body } = await request(server)
      .post('/api/data-mesh/contracts/import')
      .set('Authorization', mockCredentials.user.header())
      .send({ source: 'x', options: { name: 'flights' } });
    expect(status).toBe(400);
    expect(body.error.message).toBe(
      'request/body/options/name is not a known field, leave it out',
    );
  });

  it('are recorded', async () => {
    const { clientOf, auditor } = await start();
    await clientOf().exportContract(CONTRACT, 'odcs', 1);
    expect(auditor.createEvent).toHaveBeenLastCalledWith(
      expect.objectContaining({
        eventId: 'contract-export',
        meta: { contract: CONTRACT, format: 'odcs', sequence: 1 },
      }),
    );
    await clientOf().importContract({ source: 'x' });
    expect(auditor.createEvent).toHaveBeenLastCalledWith(
      expect.objectContaining({ eventId: 'contract-import', meta: {} }),
    );
  });
});
