import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
} from '@backstage/catalog-model';
import { seededRandom } from '../harness';
import { contractDocument } from './contractDocument';

const OWNERS = 100;
const DOMAINS = 50;
const COLUMNS = 30;
const TYPES = ['source-aligned', 'aggregate', 'consumer-aligned'];
const LIFECYCLES = ['experimental', 'production', 'production', 'deprecated'];

const annotations = {
  [ANNOTATION_LOCATION]: 'url:http://localhost/mesh.yaml',
  [ANNOTATION_ORIGIN_LOCATION]: 'url:http://localhost/mesh.yaml',
};

/** The groups, domains and systems that both sides belong to. */
export function organisation(): Entity[] {
  return [
    ...numbered(OWNERS).map(number => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Group',
      metadata: { name: `team-${number}`, annotations },
      spec: { type: 'team', children: [] },
    })),
    ...numbered(DOMAINS).flatMap(number => [
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Domain',
        metadata: { name: `domain-${number}`, annotations },
        spec: { owner: `team-${number}` },
      },
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'System',
        metadata: { name: `system-${number}`, annotations },
        spec: { owner: `team-${number}` },
      },
    ]),
  ];
}

/** Who has the products. */
type Organisation = {
  /** Names of groups. */
  owners: string[];
  /** Names of domains. */
  domains: string[];
};

const GENERATED: Organisation = {
  owners: numbered(OWNERS).map(number => `team-${number}`),
  domains: numbered(DOMAINS).map(number => `domain-${number}`),
};

/**
 * Data products with a contract each; every other one reads the one before.
 *
 * @param among - the groups and domains that have them; those of
 * {@link organisation} when absent
 */
export function dataProducts(
  count: number,
  { owners, domains }: Organisation = GENERATED,
): Entity[] {
  const random = seededRandom(1);
  return numbered(count).flatMap(number => {
    const name = `product-${number}`;
    return [
      {
        apiVersion: 'meshport.dev/v1alpha1',
        kind: 'DataProduct',
        metadata: metadataOf(name, number),
        spec: {
          type: TYPES[number % TYPES.length],
          lifecycle: LIFECYCLES[number % LIFECYCLES.length],
          version: '1.0.0',
          owner: `group:default/${owners[number % owners.length]}`,
          domain: `domain:default/${domains[number % domains.length]}`,
          purpose: `Gives its domain the records of ${name}.`,
          ...(number % 2 === 1 && {
            inputPorts: [
              {
                name: 'upstream',
                product: `dataproduct:default/product-${number - 1}`,
                port: 'records',
                version: '1.0.0',
              },
            ],
          }),
          outputPorts: [
            {
              name: 'records',
              version: '1.0.0',
              type: 'table',
              contract: `datacontract:default/${name}-contract`,
              classification: 'internal',
            },
          ],
        },
      },
      {
        apiVersion: 'meshport.dev/v1alpha1',
        kind: 'DataContract',
        metadata: metadataOf(`${name}-contract`, number),
        spec: {
          type: 'odcs',
          lifecycle: 'production',
          owner: `group:default/${owners[number % owners.length]}`,
          product: `dataproduct:default/${name}`,
          definition: contractDocument(`${name}-contract`, COLUMNS, random),
        },
      },
    ];
  });
}

/**
 * Built-in Components with an API each: as many entities and relations, and
 * definitions of the same size, as {@link dataProducts} has.
 */
export function components(count: number): Entity[] {
  const random = seededRandom(1);
  return numbered(count).flatMap(number => {
    const name = `product-${number}`;
    return [
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: metadataOf(name, number),
        spec: {
          type: TYPES[number % TYPES.length],
          lifecycle: LIFECYCLES[number % LIFECYCLES.length],
          owner: `group:default/team-${number % OWNERS}`,
          system: `system:default/system-${number % DOMAINS}`,
          providesApis: [`api:default/${name}-contract`],
          ...(number % 2 === 1 && {
            dependsOn: [`component:default/product-${number - 1}`],
          }),
        },
      },
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'API',
        metadata: metadataOf(`${name}-contract`, number),
        spec: {
          type: 'openapi',
          lifecycle: 'production',
          owner: `group:default/team-${number % OWNERS}`,
          definition: contractDocument(`${name}-contract`, COLUMNS, random),
        },
      },
    ];
  });
}

function metadataOf(name: string, number: number) {
  return {
    name,
    title: `Product ${number}`,
    description: `The records of ${name} as its domain keeps them`,
    tags: [`tag-${number % 20}`],
    annotations,
  };
}

function numbered(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
