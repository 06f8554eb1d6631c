import fs from 'node:fs';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { JsonObject } from '@backstage/types';
import {
  Classification,
  parseContract,
  TableDescription,
} from '@meshport/backstage-plugin-data-mesh-common';
import { DataPlatforms } from '@meshport/backstage-plugin-data-platform-node';
import { parseAllDocuments } from 'yaml';
import {
  createInferContractAction,
  createPublishLocalAction,
  createWaitForEntityAction,
  createWriteProductAction,
} from './index';

const runways: TableDescription = {
  location: { schema: 'airports', table: 'runways' },
  title: 'airports.runways',
  type: 'table',
  columns: [
    {
      name: 'iata',
      physicalType: 'text',
      logicalType: 'string',
      required: true,
      unique: true,
      primaryKeyPosition: 1,
    },
    {
      name: 'length "m"',
      physicalType: 'integer',
      logicalType: 'integer',
      required: false,
      unique: false,
    },
  ],
};

// A platform as its adapter behaves: it knows one table.
const platforms = {
  list: () => [],
  get: (id: string) => {
    if (id !== 'warehouse') {
      throw new NotFoundError(`Unknown data platform '${id}'`);
    }
    return {
      id,
      title: 'Warehouse',
      describe: async (location: Record<string, string>) => {
        if (location.table !== 'runways') {
          throw new NotFoundError('no such table');
        }
        return runways;
      },
      owners: () => ['group:default/airports', 'user:default/amara'],
    };
  },
} as unknown as DataPlatforms;

const input = {
  name: 'runways',
  title: 'Runways',
  purpose: 'Which runways an airport has.',
  type: 'source-aligned' as const,
  lifecycle: 'production' as const,
  version: '1.2.0',
  owner: 'group:default/airports',
  domain: 'airports',
  classification: 'internal' as const,
  purposes: ['Safety analysis'],
  longestDuration: 'P30D',
  platform: 'warehouse',
  location: runways.location,
};

const known: Entity[] = [
  entity('Group', 'airports'),
  entity('Domain', 'airports'),
];

function entity(kind: string, name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default' },
    spec: {},
  };
}

describe('template actions', () => {
  const directory = createMockDirectory();
  const workspacePath = directory.resolve('workspace');
  const read = (path: string) =>
    fs.readFileSync(directory.resolve('workspace', path), 'utf8');
  const context = <T extends JsonObject>(actionInput: T) => {
    const outputs: Record<string, unknown> = {};
    return {
      ...createMockActionContext({ input: actionInput, workspacePath }),
      output: (name: string, value: unknown) => {
        outputs[name] = value;
      },
      outputs,
    };
  };

  const infer = (
    changes: Partial<typeof input> & {
      columns?: Record<
        string,
        { description?: string; classification?: Classification }
      >;
    } = {},
  ) =>
    createInferContractAction({ platforms }).handler(
      context({ ...input, ...changes }),
    );
  const write = async (
    changes: Partial<Omit<typeof input, 'classification'>> & {
      classification?: Classification;
    } = {},
    entities: Entity[] = known,
  ) => {
    const ctx = context({ ...input, ...changes });
    await createWriteProductAction({
      catalog: catalogServiceMock({ entities }),
      platforms,
    }).handler(ctx);
    return ctx.outputs;
  };

  beforeEach(() => directory.setContent({ workspace: {} }));

  describe('data-mesh:contract:infer', () => {
    it('writes what the engine says about the table', async () => {
      await infer();
      const { contract, problems } = parseContract(read('runways.odcs.yaml'));
      expect(problems).toEqual([]);
      expect(contract).toMatchObject({
        version: '1.2.0',
        status: 'active',
        domain: 'airports',
        schema: [
          {
            name: 'runways',
            properties: [
              {
                name: 'iata',
                physicalType: 'text',
                required: true,
                primaryKey: true,
                classification: 'internal',
              },
              { name: 'length "m"', required: false },
            ],
          },
        ],
      });
    });

    it('adds what people say about columns', async () => {
      await infer({
        columns: {
          iata: { description: ' Code of the airport ' },
          'length "m"': { description: '', classification: 'restricted' },
        },
      });
      expect(
        parseContract(read('runways.odcs.yaml')).contract?.schema[0].properties,
      ).toMatchObject([
        { description: 'Code of the airport', classification: 'internal' },
        { classification: 'restricted' },
      ]);
    });

    it('says that the table vanished', async () => {
      await expect(
        infer({ location: { schema: 'airports', table: 'gone' } }),
      ).rejects.toThrow(
        'table: airports.gone does not exist in Warehouse any more; start again and choose another table',
      );
      expect(fs.readdirSync(workspacePath)).toEqual([]);
    });

    it('passes on that the platform is unknown', async () => {
      await expect(infer({ platform: 'lake' })).rejects.toThrow(
        "Unknown data platform 'lake'",
      );
    });

    it('refuses a name that leaves the workspace', async () => {
      await expect(infer({ name: '../../etc/x' })).rejects.toThrow(/^name: /);
    });
  });

  describe('data-mesh:product:write', () => {
    const entitiesWritten = () =>
      [...parseAllDocuments(read('catalog-info.yaml'))].map(
        document => document.toJSON() as Entity,
      );

    beforeEach(() => infer());

    it('writes the product, its contract, its code and its table', async () => {
      await expect(write()).resolves.toEqual({
        entityRef: 'dataproduct:default/runways',
        catalogInfoPath: 'catalog-info.yaml',
      });
      const [product, contract, query, table] = entitiesWritten();
      expect(product).toMatchObject({
        kind: 'DataProduct',
        metadata: { name: 'runways', title: 'Runways' },
        spec: {
          owner: 'group:default/airports',
          domain: 'domain:default/airports',
          outputPorts: [
            {
              name: 'runways',
              version: '1.2.0',
              platform: 'warehouse',
              location: { schema: 'airports', table: 'runways' },
              contract: 'datacontract:default/runways-contract',
              classification: 'internal',
              access: {
                approvers: ['group:default/airports'],
                purposes: ['Safety analysis'],
                longestDuration: 'P30D',
              },
            },
          ],
          code: ['component:default/runways-query'],
          infrastructure: ['resource:default/runways-table'],
        },
      });
      expect(contract).toMatchObject({
        kind: 'DataContract',
        spec: {
          product: 'dataproduct:default/runways',
          definition: { $text: './runways.odcs.yaml' },
        },
      });
      expect([query.kind, table.kind]).toEqual(['Component', 'Resource']);
      expect(read('sql/runways.sql')).toContain(
        'SELECT\n  "iata",\n  "length ""m"""\nFROM "airports"."runways";',
      );
      expect(read('README.md')).toContain('# Runways');
    });

    it('keeps hostile text within its field', async () => {
      const attack =
        'x\n---\napiVersion: backstage.io/v1alpha1\nkind: User\nmetadata: {name: root}\n#';
      await write({
        title: attack,
        purpose: attack,
        purposes: [attack, '"}]\n- &a [*a]'],
      });
      const written = entitiesWritten();
      expect(written.map(({ kind }) => kind)).toEqual([
        'DataProduct',
        'DataContract',
        'Component',
        'Resource',
      ]);
      expect(written[0].spec?.purpose).toBe(attack);
      expect(written[0].metadata.title).not.toContain('\n');
    });

    it('refuses a product that is less sensitive than a column', async () => {
      await infer({ columns: { iata: { classification: 'confidential' } } });
      await expect(write()).rejects.toThrow(
        'classification: the product is internal, but one of its columns is confidential',
      );
      await expect(write({ classification: 'confidential' })).resolves.toEqual(
        expect.objectContaining({ entityRef: 'dataproduct:default/runways' }),
      );
    });

    it('refuses a table of somebody else and writes nothing', async () => {
      await expect(
        write({ owner: 'group:default/safety' }, [
          ...known,
          entity('Group', 'safety'),
        ]),
      ).rejects.toThrow(
        'table: The location schema airports, table runways in Warehouse belongs to group:default/airports, user:default/amara; a product of group:default/safety may not offer it',
      );
      expect(fs.readdirSync(workspacePath)).toEqual(['runways.odcs.yaml']);
    });

    it('refuses a name that is taken and writes nothing', async () => {
      await expect(
        write({}, [...known, entity('DataContract', 'runways-contract')]),
      ).rejects.toThrow(
        'name: datacontract:default/runways-contract exists already; choose another name',
      );
      expect(fs.readdirSync(workspacePath)).toEqual(['runways.odcs.yaml']);
    });

    it.each([
      ['owner', 'group:default/nobody', 'is not in the catalog'],
      ['owner', 'domain:default/airports', 'is not of kind Group or User'],
      ['domain', 'oceans', 'domain:default/oceans is not in the catalog'],
      ['domain', 'domain:', 'is not an entity ref'],
    ])('refuses %s %p', async (field, value, message) => {
      const failing = write({ [field]: value });
      await expect(failing).rejects.toThrow(message);
      await expect(failing).rejects.toThrow(new RegExp(`^${field}: `));
    });
  });

  describe('data-mesh:publish:local', () => {
    const config = mockServices.rootConfig({
      data: {
        dataMesh: {
          localRepositories: {
            folder: directory.resolve('repositories'),
            baseUrl: 'http://localhost:7009/repositories/',
          },
        },
      },
    });

    it('publishes the workspace and says where', async () => {
      directory.addContent({ workspace: { 'catalog-info.yaml': 'a: b' } });
      const ctx = context({ name: 'runways' });
      await createPublishLocalAction({ config }).handler(ctx);
      expect(ctx.outputs).toEqual({
        repoContentsUrl: 'http://localhost:7009/repositories/runways',
        catalogInfoUrl:
          'http://localhost:7009/repositories/runways/catalog-info.yaml',
        commitHash: expect.stringMatching(/^[0-9a-f]{40}$/),
      });
      expect(
        fs.readdirSync(directory.resolve('repositories/runways')).sort(),
      ).toEqual(['.git', 'catalog-info.yaml']);
    });

    it('publishes nothing in a dry run', async () => {
      const ctx = { ...context({ name: 'runways' }), isDryRun: true };
      await createPublishLocalAction({ config }).handler(ctx);
      expect(ctx.outputs.repoContentsUrl).toContain('/runways');
      expect(fs.existsSync(directory.resolve('repositories'))).toBe(false);
    });
  });

  describe('data-mesh:wait', () => {
    it('goes on when the entity comes', async () => {
      const catalog = catalogServiceMock.mock();
      catalog.getEntityByRef
        .mockResolvedValueOnce(undefined)
        .mockResolvedValueOnce(entity('DataProduct', 'runways'));
      const ctx = context({ entityRef: 'runways' });
      await createWaitForEntityAction({ catalog }).handler(ctx);
      expect(ctx.outputs.entityRef).toBe('dataproduct:default/runways');
      expect(catalog.getEntityByRef).toHaveBeenCalledTimes(2);
    });

    it('gives up after the time and says where to look', async () => {
      const ctx = context({ entityRef: 'runways', timeoutSeconds: 0.1 });
      await expect(
        createWaitForEntityAction({
          catalog: catalogServiceMock({ entities: [] }),
        }).handler(ctx),
      ).rejects.toThrow(
        'dataproduct:default/runways is registered but not in the catalog after 0.1 seconds',
      );
    });
  });
});
