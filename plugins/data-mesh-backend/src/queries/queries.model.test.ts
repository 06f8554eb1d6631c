import { TestDatabases } from '@backstage/backend-test-utils';
import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  CLASSIFICATIONS,
  ColumnPage,
  DATA_PRODUCT_LIFECYCLES,
  DataContractEntity,
  DataProductEntity,
  PRODUCT_FACETS,
  ProductFacet,
  ProductFacetFilters,
} from '@meshport/backstage-plugin-data-mesh-common';
import fc from 'fast-check';
import { indexMesh } from '../__testUtils__/indexMesh';
import { aContract, aProduct } from '../__testUtils__/mesh';
import { indexedWordsOf, wordsOf } from '../database/words';
import { VisibleRefs } from '../visibility/CatalogVisibility';
import { ColumnQueries } from './ColumnQueries';
import { ProductQueries } from './ProductQueries';

jest.setTimeout(180_000);

const TEXTS = [
  'flight',
  'flightDate',
  'flightdates',
  'delay_minutes',
  'ID',
  'Zürich',
  "o'brien",
  '100%',
  'a-b',
  'cost2024',
  '\\',
];
const PRODUCTS = ['alpha', 'flight', 'gamma-2', 'delay'];
const CONTRACTS = ['c0', 'c1', 'c2'];

const text = fc
  .array(fc.constantFrom(...TEXTS), { minLength: 1, maxLength: 3 })
  .map(texts => texts.join(' '));

const product = fc.record({
  title: text,
  description: fc.option(text, { nil: undefined }),
  tags: fc.uniqueArray(fc.constantFrom('air', 'cost', 'none-so-far')),
  lifecycle: fc.constantFrom(...DATA_PRODUCT_LIFECYCLES),
  owner: fc.constantFrom('team-a', 'team-b'),
  ports: fc.uniqueArray(
    fc.record({
      name: fc.constantFrom('daily', 'idPort', 'raw'),
      platform: fc.constantFrom('warehouse', undefined),
      contract: fc.constantFrom(...CONTRACTS, 'missing', undefined),
      classification: fc.constantFrom(...CLASSIFICATIONS),
    }),
    { selector: port => port.name, maxLength: 3 },
  ),
});

const column = fc.record({
  name: fc.constantFrom(...TEXTS),
  businessName: fc.option(text, { nil: undefined }),
  description: fc.option(text, { nil: undefined }),
});

const mesh = fc.record({
  products: fc.array(product, { maxLength: PRODUCTS.length }),
  contracts: fc.array(
    fc.uniqueArray(column, { selector: ({ name }) => name, maxLength: 4 }),
    { minLength: CONTRACTS.length, maxLength: CONTRACTS.length },
  ),
});

const search = fc.record({
  text: fc
    .array(
      fc
        .tuple(fc.constantFrom(...TEXTS, 'alpha'), fc.nat(8))
        .map(([word, cut]) => word.slice(0, Math.max(2, word.length - cut))),
      { maxLength: 2 },
    )
    .map(words => words.join(' ')),
  filters: fc.record(
    {
      lifecycle: fc.subarray([...DATA_PRODUCT_LIFECYCLES]),
      owner: fc.subarray(['group:default/team-a', 'group:default/team-b']),
      tag: fc.subarray(['air', 'cost', 'none']),
      platform: fc.subarray(['warehouse', 'none']),
      classification: fc.subarray([...CLASSIFICATIONS, 'none']),
    },
    { requiredKeys: [] },
  ),
  visible: fc.option(
    fc.record({
      products: fc.subarray(
        PRODUCTS.map(name => `dataproduct:default/${name}`),
      ),
      contracts: fc.subarray(
        CONTRACTS.map(name => `datacontract:default/${name}-contract`),
      ),
    }),
    { nil: 'everything' as const },
  ),
});

type Mesh = typeof mesh extends fc.Arbitrary<infer T> ? T : never;

function entitiesOf({ products, contracts }: Mesh) {
  return {
    products: products.map((spec, index) =>
      aProduct(PRODUCTS[index], {
        metadata: {
          title: spec.title,
          description: spec.description,
          tags: spec.tags,
        },
        spec: {
          lifecycle: spec.lifecycle,
          owner: spec.owner,
          outputPorts: spec.ports.map(port => ({
            ...port,
            version: '1.0.0',
            type: 'table',
            contract: port.contract && `${port.contract}-contract`,
          })),
        },
      }),
    ),
    contracts: contracts.map((columns, index) =>
      aContract(CONTRACTS[index], {
        columns: Object.fromEntries(
          columns.map(({ name, ...rest }) => [name, rest]),
        ),
      }),
    ),
  };
}

/** What the queries should find, computed without a database. */
class Naive {
  readonly #products: DataProductEntity[];
  readonly #columns: Map<string, Mesh['contracts'][number]>;
  readonly #visible: VisibleRefs;

  constructor(
    products: DataProductEntity[],
    contracts: [DataContractEntity, Mesh['contracts'][number]][],
    visible: VisibleRefs,
  ) {
    this.#visible = visible;
    this.#products = products
      .filter(entity => this.#sees('products', stringifyEntityRef(entity)))
      .sort((a, b) => (stringifyEntityRef(a) < stringifyEntityRef(b) ? -1 : 1));
    this.#columns = new Map(
      contracts
        .map(
          ([entity, columns]) => [stringifyEntityRef(entity), columns] as const,
        )
        .filter(([ref]) => this.#sees('contracts', ref)),
    );
  }

  products(words: string[], filters: ProductFacetFilters): string[] {
    return this.#products
      .filter(entity => this.#holds(entity, words))
      .filter(entity =>
        PRODUCT_FACETS.every(facet => this.#meets(entity, facet, filters)),
      )
      .map(stringifyEntityRef);
  }

  facetCounts(words: string[], filters: ProductFacetFilters) {
    const counts: Record<string, number> = {};
    for (const facet of PRODUCT_FACETS) {
      for (const entity of this.#products) {
        const others = PRODUCT_FACETS.filter(other => other !== facet);
        if (
          this.#holds(entity, words) &&
          others.every(other => this.#meets(entity, other, filters))
        ) {
          for (const value of facetValues(entity, facet)) {
            counts[`${facet}=${value}`] =
              (counts[`${facet}=${value}`] ?? 0) + 1;
          }
        }
      }
    }
    return counts;
  }

  /** `product port contract path` of each column that holds all words. */
  columns(words: string[]): string[] {
    const shown = new Set<string>();
    return this.#products.flatMap(entity =>
      (entity.spec.outputPorts ?? []).flatMap(port => {
        const contract = `datacontract:default/${port.contract}`;
        if (shown.has(contract)) {
          return [];
        }
        shown.add(contract);
        return (this.#columns.get(contract) ?? [])
          .filter(texts => holdsAll(Object.values(texts), words))
          .map(({ name }) =>
            [stringifyEntityRef(entity), port.name, contract, name].join(' '),
          );
      }),
    );
  }

  #sees(kind: 'products' | 'contracts', ref: string): boolean {
    return this.#visible === 'everything' || this.#visible[kind].includes(ref);
  }

  #holds({ metadata, spec }: DataProductEntity, words: string[]): boolean {
    const ports = spec.outputPorts ?? [];
    const texts = [
      metadata.name,
      metadata.title,
      metadata.description,
      spec.purpose,
      ...(metadata.tags ?? []),
      ...ports.map(({ name }) => name),
      ...ports.flatMap(({ contract }) =>
        (this.#columns.get(`datacontract:default/${contract}`) ?? []).flatMap(
          Object.values<string | undefined>,
        ),
      ),
    ];
    return holdsAll(texts, words);
  }

  #meets(
    entity: DataProductEntity,
    facet: ProductFacet,
    filters: ProductFacetFilters,
  ): boolean {
    const chosen = filters[facet] ?? [];
    return (
      chosen.length === 0 ||
      facetValues(entity, facet).some(value => chosen.includes(value))
    );
  }
}

function holdsAll(texts: (string | undefined)[], words: string[]): boolean {
  const own = texts.flatMap(value => indexedWordsOf(value ?? ''));
  return words.every(word => own.some(other => other.startsWith(word)));
}

function facetValues(
  { metadata, spec }: DataProductEntity,
  facet: ProductFacet,
): string[] {
  const ports = spec.outputPorts ?? [];
  const values: Record<ProductFacet, (string | undefined)[]> = {
    domain: [`domain:default/${spec.domain}`],
    type: [spec.type],
    lifecycle: [spec.lifecycle],
    classification: ports.map(({ classification }) => classification),
    platform: ports.map(({ platform }) => platform),
    level: [],
    owner: [`group:default/${spec.owner}`],
    tag: metadata.tags ?? [],
  };
  const present = new Set(values[facet].filter(value => value !== undefined));
  return present.size > 0 ? [...present] : ['none'];
}

function columnKeys({ items }: ColumnPage): string[] {
  return items.map(item =>
    [item.product, item.port, item.contract, item.path].join(' '),
  );
}

describe('what is found', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

  it('is tested on both databases', () => {
    expect(databases.supports('POSTGRES_18')).toBe(true);
    expect(databases.supports('SQLITE_3')).toBe(true);
  });

  it.each(databases.eachSupportedId())(
    'is what a computation without a database finds, on %s',
    async databaseId => {
      const { knex, show } = await indexMesh(await databases.init(databaseId));
      await fc.assert(
        fc.asyncProperty(
          mesh,
          fc.array(search, { minLength: 3, maxLength: 6 }),
          async (generated, searches) => {
            const { products, contracts } = entitiesOf(generated);
            await show(...products, ...contracts);
            for (const query of searches) {
              const words = wordsOf(query.text);
              const naive = new Naive(
                products,
                contracts.map((entity, index) => [
                  entity,
                  generated.contracts[index],
                ]),
                query.visible,
              );
              const page = await new ProductQueries(knex).query(
                query,
                query.visible,
              );
              const expected = naive.products(words, query.filters);
              expect(page.items.map(({ ref }) => ref).sort()).toEqual(expected);
              expect(page.total).toBe(expected.length);
              expect(
                Object.fromEntries(
                  PRODUCT_FACETS.flatMap(facet =>
                    page.facets[facet].map(({ value, count }) => [
                      `${facet}=${value}`,
                      count,
                    ]),
                  ),
                ),
              ).toEqual(naive.facetCounts(words, query.filters));

              const columns = await new ColumnQueries(knex).query(
                { text: query.text, limit: 100 },
                query.visible,
              );
              expect(columns.hasMore).toBe(false);
              expect(columnKeys(columns).sort()).toEqual(
                words.length > 0 ? naive.columns(words).sort() : [],
              );
            }
          },
        ),
        { numRuns: 40, seed: 20261122 },
      );
    },
  );
});
