import { once } from 'node:events';
import { createReadStream, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import {
  Entity,
  isUserEntity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogProcessorResult } from '@backstage/plugin-catalog-node';
import { isScorecardEntity } from '@meshport/backstage-plugin-data-governance-common';
import {
  contractClassification,
  isDataContractEntity,
  isDataProductEntity,
  parseContract,
  principalAnnotation,
} from '@meshport/backstage-plugin-data-mesh-common';
import { parse, parseAllDocuments } from 'yaml';
import { startCatalog } from './__testUtils__/startCatalog';
import classicModule from '.';
import modelModule from './alpha';
import { DataMeshEntityProcessor } from './DataMeshEntityProcessor';

const examples = resolve(__dirname, '../../../examples');

/** Reads a file as the catalog would, `$text` and locations included. */
function readFile(file: string): Entity[] {
  return parseAllDocuments(readFileSync(file, 'utf8')).flatMap(document => {
    const entity = document.toJS();
    if (entity.kind === 'Location') {
      return entity.spec.targets.flatMap((target: string) =>
        readFile(join(dirname(file), target)),
      );
    }
    const text = entity.spec.definition?.$text;
    if (text) {
      entity.spec.definition = readFileSync(join(dirname(file), text), 'utf8');
    }
    return [entity];
  });
}

// The locations and rules that the example portal reads the mesh with.
const FOLDER_URL = '${MESHPORT_REPOSITORY_URL}/examples';
const portalCatalog: {
  rules: { allow: string[] }[];
  locations: { target: string }[];
} = parse(
  readFileSync(resolve(examples, '../app-config.yaml'), 'utf8'),
).catalog;

const entities = portalCatalog.locations.flatMap(({ target }) =>
  readFile(target.replace(FOLDER_URL, examples)),
);
const byRef = new Map(
  entities.map(entity => [stringifyEntityRef(entity), entity]),
);
const products = entities.filter(isDataProductEntity);
const scorecards = entities.filter(isScorecardEntity);
const processor = new DataMeshEntityProcessor();

// Real catalogs start and read everything over HTTP.
jest.setTimeout(120_000);

describe('the example mesh', () => {
  it('has every entity once', () => {
    expect(byRef.size).toBe(entities.length);
    expect(products).toHaveLength(6);
    expect(entities.filter(isDataContractEntity)).toHaveLength(6);
  });

  it.each(
    entities
      .filter(entity => entity.apiVersion.startsWith('meshport.dev/'))
      .map(entity => [stringifyEntityRef(entity), entity] as const),
  )('%s is valid', async (_ref, entity) => {
    await expect(processor.validateEntityKind(entity)).resolves.toBe(true);
  });

  it('refers only to what is in it', async () => {
    const targets = new Set<string>();
    const emit = (result: CatalogProcessorResult) => {
      if (result.type === 'relation') {
        targets.add(stringifyEntityRef(result.relation.target));
      }
    };
    for (const entity of entities) {
      await processor.postProcessEntity(
        entity,
        { type: 'url', target: 'http://localhost' },
        emit,
      );
      const { owner, memberOf, dependsOn } = entity.spec as Record<
        string,
        string | string[] | undefined
      >;
      for (const reference of [owner, memberOf, dependsOn].flat()) {
        if (reference) {
          targets.add(
            stringifyEntityRef(
              parseEntityRef(reference, { defaultKind: 'group' }),
            ),
          );
        }
      }
    }
    expect(targets.size).toBeGreaterThan(30);
    expect([...targets].filter(target => !byRef.has(target))).toEqual([]);
  });

  it.each(products.map(product => [product.metadata.name, product] as const))(
    '%s has ports that agree with their contracts',
    (_name, product) => {
      for (const port of product.spec.outputPorts!) {
        const entity = byRef.get(port.contract!)!;
        expect(entity.spec!.product).toBe(stringifyEntityRef(product));
        const { contract } = parseContract(String(entity.spec!.definition));
        expect(contract!.version).toBe(port.version);
        expect(contract!.schema.map(table => table.physicalName)).toEqual([
          `${port.location!.schema}.${port.location!.table}`,
        ]);
        expect(port.classification).toBe(contractClassification(contract!));
      }
    },
  );

  it('reads input ports that exist', () => {
    const read = products.flatMap(product =>
      (product.spec.inputPorts ?? []).filter(port => port.product),
    );
    expect(read).toHaveLength(4);
    for (const { product, port, version } of read) {
      const source = products.find(
        candidate => stringifyEntityRef(candidate) === product,
      );
      expect(source?.spec.outputPorts).toEqual([
        expect.objectContaining({ name: port, version }),
      ]);
    }
  });

  it('gives every person a mail address and a login role', () => {
    const users = entities.filter(isUserEntity);
    expect(users).toHaveLength(6);
    for (const { metadata, spec } of users) {
      expect(spec.profile?.email).toBe(`${metadata.name}@example.com`);
      expect(metadata.annotations).toEqual({
        [principalAnnotation('warehouse')]: metadata.name,
      });
    }
  });

  it('has one scorecard for the mesh and one for a domain, with checks in every phase', () => {
    expect(
      scorecards.map(({ metadata, spec }) => [
        metadata.name,
        spec.scope?.domain,
        spec.levels.map(level => level.name),
      ]),
    ).toEqual([
      ['mesh-foundations', undefined, ['bronze', 'silver', 'gold']],
      [
        'safety-handling',
        'domain:default/safety',
        ['bronze', 'silver', 'gold'],
      ],
    ]);
    const checks = scorecards.flatMap(({ spec }) => spec.checks);
    expect(new Set(checks.map(({ phase = 'enforced' }) => phase))).toEqual(
      new Set(['enforced', 'grace', 'draft']),
    );
    expect(scorecards.map(({ spec }) => spec.checks.length >= 4)).toEqual([
      true,
      true,
    ]);
  });

  it.each([
    ['classic', classicModule],
    ['model', modelModule],
  ])('is whole in a real catalog, %s', async (_form, module) => {
    const server = createServer((request, response) =>
      createReadStream(join(examples, request.url!)).pipe(response),
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const { port } = server.address() as AddressInfo;
      const host = `127.0.0.1:${port}`;
      const catalog = await startCatalog(module, {
        config: {
          backend: {
            baseUrl: 'http://localhost',
            reading: { allow: [{ host }] },
          },
          catalog: {
            rules: portalCatalog.rules,
            locations: portalCatalog.locations.map(location => ({
              ...location,
              target: location.target.replace(FOLDER_URL, `http://${host}`),
            })),
          },
        },
      });
      const known = [...byRef]
        .filter(([, { kind }]) => kind !== 'Template')
        .map(([reference]) => reference);
      const found = await catalog.waitFor(known);
      for (const contract of entities.filter(isDataContractEntity)) {
        expect(found.get(stringifyEntityRef(contract))!.spec).toEqual(
          contract.spec,
        );
      }
      expect(
        found
          .get('dataproduct:default/flights')!
          .relations!.map(({ type, targetRef }) => `${type} ${targetRef}`),
      ).toEqual(
        expect.arrayContaining([
          'dataProductConsumedBy dataproduct:default/departure-delays',
          'dataProductConsumedBy dataproduct:default/strike-risk',
          'dependsOn component:default/flights-ingest',
          'dependsOn resource:default/warehouse',
          'ownedBy group:default/flight-operations',
          'partOf domain:default/flight-operations',
          'providesDataContract datacontract:default/flights-contract',
        ]),
      );
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
