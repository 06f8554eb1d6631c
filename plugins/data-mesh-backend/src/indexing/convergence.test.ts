import { TestDatabases } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  DataContractEntity,
  DataProductEntity,
} from '@meshport/backstage-plugin-data-mesh-common';
import fc from 'fast-check';
import { Knex } from 'knex';
import { anIndexer } from '../__testUtils__/anIndexer';
import { aContract, aProduct, stitched } from '../__testUtils__/mesh';

jest.setTimeout(120_000);

const NAMES = ['a', 'b'] as const;

/** What is made from the catalog as it is now, without when it was made. */
const TABLES = {
  products: ['ref', 'fingerprint', 'title', 'item', 'search', 'column_search'],
  product_facets: ['product_ref', 'facet', 'value'],
  ports: ['product_ref', 'name', 'contract_ref', 'item'],
  flows: ['to_ref', 'input_port', 'from_ref'],
  contracts: ['ref', 'hash', 'document_id', 'classification'],
  columns: ['contract_ref', 'position', 'path', 'name', 'search'],
  seen_entities: ['ref', 'etag'],
};

const product = fc.record({
  version: fc.constantFrom('1.0.0', '1.1.0'),
  lifecycle: fc.constantFrom('production' as const, 'deprecated' as const),
  tags: fc.subarray(['x', 'y']),
  reads: fc.option(fc.constantFrom(...NAMES), { nil: undefined }),
  contracts: fc.subarray([...NAMES]),
  relations: fc.nat(2),
});

const contract = fc.record({
  definition: fc.option(fc.constantFrom('a: [', 'kind: DataContract', '\0'), {
    nil: undefined,
    freq: 3,
  }),
  version: fc.constantFrom('1.0.0', '2.0.0'),
  columns: fc.dictionary(
    fc.constantFrom('origin', 'flightDate', 'tail_number'),
    fc.record({
      classification: fc.constantFrom('internal', 'restricted', 'unheard-of'),
    }),
  ),
});

/** One entity that comes, changes or goes; mostly little changes at once. */
const edit = fc.oneof(
  fc.tuple(fc.constantFrom(...NAMES), fc.option(product, { freq: 2 })).map(
    ([name, given]): Edit => ({
      ref: `product ${name}`,
      entity: given && toProduct(name, given),
    }),
  ),
  fc.tuple(fc.constantFrom(...NAMES), fc.option(contract, { freq: 2 })).map(
    ([name, given]): Edit => ({
      ref: `contract ${name}`,
      entity: given && toContract(name, given),
    }),
  ),
);

type Edit = { ref: string; entity: Entity | null };

describe('the index', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

  it('is tested on both databases', () => {
    expect(databases.supports('POSTGRES_18')).toBe(true);
    expect(databases.supports('SQLITE_3')).toBe(true);
  });

  it.each(databases.eachSupportedId())(
    'is the same whichever way the catalog came to what it is, %s',
    async databaseId => {
      const step = await anIndexer({
        knex: await databases.init(databaseId),
        entities: [],
      });
      const anew = await anIndexer({
        knex: await databases.init(databaseId),
        entities: [],
      });
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), {
            minLength: 1,
            maxLength: 12,
            size: 'max',
          }),
          async runs => {
            const catalog = new Map<string, Entity | null>();
            const shown = () => [...catalog.values()].filter(e => e !== null);
            for (const edits of runs) {
              edits.forEach(({ ref, entity }) => catalog.set(ref, entity));
              step.show(...shown());
              await step.indexer.run();
            }
            await clear(anew.knex);
            anew.show(...shown());
            await anew.indexer.run();
            expect(await contents(step.knex)).toEqual(
              await contents(anew.knex),
            );
            await checkVersions(step.knex);
          },
        ),
        { numRuns: 30 },
      );
      expect(step.logger.warn).not.toHaveBeenCalled();
    },
  );
});

/** Versions are counted from 1 without gaps, and no two in a row are equal. */
async function checkVersions(knex: Knex): Promise<void> {
  const rows = await knex('contract_versions').orderBy([
    'contract_ref',
    'sequence',
  ]);
  rows.forEach((row, index) => {
    const before = rows[index - 1];
    if (before?.contract_ref === row.contract_ref) {
      expect(row.sequence).toBe(before.sequence + 1);
      expect(row.hash).not.toBe(before.hash);
    } else {
      expect(row.sequence).toBe(1);
    }
  });
  const shown = await knex('contracts').select('ref', 'hash');
  for (const { ref, hash } of shown) {
    const newest = rows.filter(row => row.contract_ref === ref).at(-1);
    expect(newest?.hash).toBe(hash);
  }
}

async function contents(knex: Knex) {
  const tables: Record<string, unknown[]> = {};
  for (const [table, columns] of Object.entries(TABLES)) {
    const rows = await knex(table).select(columns);
    tables[table] = rows
      // SQLite keeps the words of columns in the order in which they were found.
      .map(row =>
        JSON.stringify({
          ...row,
          column_search: row.column_search?.split(' ').sort(),
        }),
      )
      .sort();
  }
  return tables;
}

async function clear(knex: Knex): Promise<void> {
  for (const table of [
    'products',
    'contracts',
    'contract_versions',
    'seen_entities',
  ]) {
    await knex(table).delete();
  }
}

type Generated<T> = T extends fc.Arbitrary<infer Value> ? Value : never;

function toProduct(
  name: string,
  given: Generated<typeof product>,
): DataProductEntity {
  const { version, lifecycle, tags, reads, contracts, relations } = given;
  return stitched({
    ...aProduct(name, {
      metadata: { tags },
      spec: {
        version,
        lifecycle,
        inputPorts: reads ? [{ name: 'in', product: reads }] : [],
        outputPorts: contracts.map(used => ({
          name: `port-${used}`,
          version: '1.0.0',
          type: 'table',
          contract: `${used}-contract`,
          classification: 'public',
        })),
      },
    }),
    relations: Array.from({ length: relations }, (_, i) => ({
      type: 'dataProductConsumedBy',
      targetRef: `dataproduct:default/reader-${i}`,
    })),
  });
}

function toContract(
  name: string,
  { definition, version, columns }: Generated<typeof contract>,
): DataContractEntity {
  return aContract(name, { definition, version, columns });
}
