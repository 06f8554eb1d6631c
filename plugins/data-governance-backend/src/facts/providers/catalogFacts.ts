import {
  ANNOTATION_SOURCE_LOCATION,
  Entity,
  RELATION_HAS_MEMBER,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { FactDeclaration } from '@meshport/backstage-plugin-data-governance-common';
import {
  CollectedFacts,
  FactProvider,
} from '@meshport/backstage-plugin-data-governance-node';
import {
  DataProductEntity,
  RELATION_DATA_PRODUCT_CONSUMED_BY,
} from '@meshport/backstage-plugin-data-mesh-common';
import { explain, Finding } from './explain';
import { productReferences } from './refs';

const DOCUMENTATION_ANNOTATIONS = [
  'backstage.io/techdocs-ref',
  'backstage.io/techdocs-entity',
];
const DOCUMENTATION_LINK_TYPES = ['documentation', 'readme'];

const facts = {
  ownerExists: {
    type: 'bool',
    description: 'spec.owner is a Group or User in the catalog',
  },
  ownerMembers: {
    type: 'int',
    description:
      'Direct members of the owner; 1 for a User, 0 when the owner does not exist',
  },
  domainExists: {
    type: 'bool',
    description: 'spec.domain is a Domain in the catalog',
  },
  descriptionLength: {
    type: 'int',
    description: 'Characters of metadata.description, 0 without one',
  },
  purposeLength: {
    type: 'int',
    description: 'Characters of spec.purpose, 0 without one',
  },
  hasDocumentation: {
    type: 'bool',
    description:
      'There is an annotation backstage.io/techdocs-ref or backstage.io/techdocs-entity, or a link of type documentation or readme',
  },
  hasSourceLocation: {
    type: 'bool',
    description:
      'There is an annotation backstage.io/source-location, or spec.code names a Component',
  },
  supportChannels: { type: 'int', description: 'Number of spec.support' },
  consumers: {
    type: 'int',
    description: 'Other data products that read this one',
  },
  inputs: { type: 'int', description: 'Number of spec.inputPorts' },
  missingInputs: {
    type: 'list<string>',
    description: 'Products among the inputs that are not in the catalog',
  },
  deprecatedInputs: {
    type: 'list<string>',
    description: 'Products among the inputs that are deprecated',
  },
  retiredInputs: {
    type: 'list<string>',
    description: 'Products among the inputs that are retired',
  },
} satisfies Record<string, FactDeclaration>;

const NOT_THERE = 'It is not in the catalog.';

/**
 * `facts.catalog`: what entities and relations say about a product.
 * @internal
 */
export const catalogFacts: FactProvider = {
  id: 'catalog',
  title: 'Catalog metadata',
  source: 'entities',
  facts,
  async collect({ products, entities }) {
    return new Map(
      products.map(product => [
        stringifyEntityRef(product),
        collect(product, entities),
      ]),
    );
  },
};

function collect(
  product: DataProductEntity,
  entities: ReadonlyMap<string, Entity>,
): CollectedFacts {
  const { metadata, spec } = product;
  const references = productReferences(product);
  const owner = entities.get(references.owner ?? '');
  const hasDomain = entities.has(references.domain ?? '');
  const members = membersOf(owner);
  const inputsWith = (test: (input: Entity | undefined) => boolean) =>
    references.inputs.filter(ref => test(entities.get(ref)));
  const missing = inputsWith(input => input === undefined);
  const deprecated = inputsWith(
    input => input?.spec?.lifecycle === 'deprecated',
  );
  const retired = inputsWith(input => input?.spec?.lifecycle === 'retired');

  return {
    facts: {
      ownerExists: owner !== undefined,
      ownerMembers: members,
      domainExists: hasDomain,
      descriptionLength: metadata.description?.trim().length ?? 0,
      purposeLength: spec.purpose?.trim().length ?? 0,
      hasDocumentation:
        DOCUMENTATION_ANNOTATIONS.some(name => metadata.annotations?.[name]) ||
        (metadata.links ?? []).some(({ type }) =>
          DOCUMENTATION_LINK_TYPES.includes(type?.toLowerCase() ?? ''),
        ),
      hasSourceLocation:
        Boolean(metadata.annotations?.[ANNOTATION_SOURCE_LOCATION]) ||
        Boolean(spec.code?.length),
      supportChannels: spec.support?.length ?? 0,
      consumers: consumersOf(product),
      inputs: spec.inputPorts?.length ?? 0,
      missingInputs: missing,
      deprecatedInputs: deprecated,
      retiredInputs: retired,
    } satisfies Record<keyof typeof facts, unknown>,
    evidence: [
      ...explain(
        ['ownerExists'],
        owner ? [] : findings([spec.owner], NOT_THERE),
      ),
      ...explain(
        ['ownerMembers'],
        members > 0 ? [] : findings([spec.owner], 'It has no members.'),
      ),
      ...explain(
        ['domainExists'],
        hasDomain ? [] : findings([spec.domain], NOT_THERE),
      ),
      ...explain(['missingInputs'], findings(missing, NOT_THERE)),
      ...explain(
        ['deprecatedInputs'],
        findings(deprecated, 'It is deprecated: it will be retired.'),
      ),
      ...explain(
        ['retiredInputs'],
        findings(retired, 'It is retired: nobody keeps it any more.'),
      ),
    ],
  };
}

function findings(subjects: string[], message: string): Finding[] {
  return subjects.map(subject => ({ subject, message }));
}

function membersOf(owner: Entity | undefined): number {
  if (owner?.kind.toLowerCase() === 'user') {
    return 1;
  }
  return (owner?.relations ?? []).filter(
    ({ type }) => type === RELATION_HAS_MEMBER,
  ).length;
}

function consumersOf(product: DataProductEntity): number {
  const self = stringifyEntityRef(product);
  return new Set(
    (product.relations ?? [])
      .filter(({ type }) => type === RELATION_DATA_PRODUCT_CONSUMED_BY)
      .map(({ targetRef }) => targetRef)
      .filter(ref => ref !== self),
  ).size;
}
