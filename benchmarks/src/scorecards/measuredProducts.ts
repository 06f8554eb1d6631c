import { Entity } from '@backstage/catalog-model';
import { seededRandom } from '../harness';

const OWNERS = 100;
const DOMAINS = 50;

/** What both sides know of a product, and the expression that finds it. */
export const MEASURED = {
  descriptionLength: 'size(product.metadata.description)',
  titleLength: 'size(product.metadata.title)',
  nameLength: 'size(product.metadata.name)',
  tags: 'size(product.metadata.tags)',
  purposeLength: 'size(product.spec.purpose)',
  versionLength: 'size(product.spec.version)',
  supportChannels: 'size(product.spec.support)',
  inputs: 'size(product.spec.inputPorts)',
  outputs: 'size(ports)',
  ownerLength: 'size(product.spec.owner)',
} as const;

/** @see MEASURED */
export type Measured = Record<keyof typeof MEASURED, number>;

/** The groups and domains that the products belong to. */
export function organisation(): Entity[] {
  return [
    ...numbers(OWNERS).map(number => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Group',
      metadata: named(`team-${number}`, 0),
      spec: { type: 'team', children: [] },
    })),
    ...numbers(DOMAINS).map(number => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Domain',
      metadata: named(`domain-${number}`, 0),
      spec: { owner: `team-${number}` },
    })),
  ];
}

/**
 * Data products without contracts, since the peer knows none.
 *
 * @param revision - changes every hundredth product, and its etag
 */
export function measuredProducts(count: number, revision: number): Entity[] {
  return numbers(count).map(number => {
    const changed = number % 100 === 0 ? revision : 0;
    const random = seededRandom(number + changed * 1_000_003);
    const some = (most: number) => numbers(Math.floor(random() * (most + 1)));
    return {
      apiVersion: 'meshport.dev/v1alpha1',
      kind: 'DataProduct',
      metadata: {
        ...named(`product-${number}`, changed),
        title: `Product ${number} ${'of records '.repeat(some(3).length)}`,
        description: `What is known. ${'A word. '.repeat(some(20).length)}`,
        tags: some(6).map(tag => `tag-${tag}`),
      },
      spec: {
        type: 'source-aligned',
        lifecycle: 'production',
        version: '1.0.0',
        owner: `group:default/team-${number % OWNERS}`,
        domain: `domain:default/domain-${number % DOMAINS}`,
        purpose: `To know. ${'And more. '.repeat(some(12).length)}`,
        support: some(3).map(channel => ({ channel: `channel-${channel}` })),
        inputPorts: [],
        outputPorts: some(4).map(port => ({
          name: `port-${port}`,
          version: '1.0.0',
          type: 'table',
          classification: 'internal',
        })),
      },
    };
  });
}

/** The figures that {@link MEASURED} finds, for the side without expressions. */
export function measure(product: Entity): Measured {
  const { metadata, spec } = product;
  const size = (value: unknown) => (value as string | unknown[]).length;
  return {
    descriptionLength: size(metadata.description),
    titleLength: size(metadata.title),
    nameLength: size(metadata.name),
    tags: size(metadata.tags),
    purposeLength: size(spec?.purpose),
    versionLength: size(spec?.version),
    supportChannels: size(spec?.support),
    inputs: size(spec?.inputPorts),
    outputs: size(spec?.outputPorts),
    ownerLength: size(spec?.owner),
  };
}

/** A check as both sides have it: the figure is at least the limit. */
export type EqualCheck = { id: string; fact: keyof Measured; limit: number };

/** Checks over all figures in turn, each with another limit. */
export function equalChecks(count: number): EqualCheck[] {
  const facts = Object.keys(MEASURED) as (keyof Measured)[];
  return numbers(count).map(number => ({
    id: `check-${number}`,
    fact: facts[number % facts.length],
    limit: 1 + 3 * Math.floor(number / facts.length),
  }));
}

function named(name: string, revision: number) {
  return { name, namespace: 'default', etag: `${name}-${revision}` };
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
