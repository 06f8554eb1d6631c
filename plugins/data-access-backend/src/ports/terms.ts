import { createHash } from 'node:crypto';
import {
  Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { AccessOffer } from '@meshport/backstage-plugin-data-access-common';
import {
  AccessCadence,
  ColumnMask,
  DataProductEntity,
  DataProductLifecycle,
  findOutputPort,
  OutputPort,
  PortAccessPolicy,
  RowFilterOffer,
} from '@meshport/backstage-plugin-data-mesh-common';
import { majorVersion } from '../grants/rightKey';

/** Where the port says none. @internal */
export const DEFAULT_LONGEST_DURATION = 'P90D';

/**
 * Under which terms a port is given, as its product says today.
 * @internal
 */
export interface PortTerms
  extends Pick<
    AccessOffer,
    | 'product'
    | 'port'
    | 'version'
    | 'productTitle'
    | 'classification'
    | 'purposes'
    | 'longestDuration'
    | 'deprecation'
  > {
  /**
   * Entity refs of those the port itself names to decide, its owners when it
   * names none. Rules may ask for more.
   */
  approvers: string[];
  /** Full entity ref of the product's owner. */
  owner: string;
  /** Full entity ref of the product's domain. */
  domain: string;
  lifecycle: DataProductLifecycle;
  platform?: string;
  location?: Record<string, string>;
  /** Full entity ref of the contract, if the port names one. */
  contract?: string;
  endsWith?: AccessCadence;
  /** What has to be accepted, with its SHA-256 in hexadecimal. */
  terms?: { text: string; hash: string };
  /** What a requester may narrow a right to. */
  narrowing: { columns: boolean; rows: RowFilterOffer[] };
  masks: ColumnMask[];
}

/**
 * Reads the terms of a port from its product; `undefined` when there is no
 * such port.
 * @internal
 */
export function portTerms(
  product: DataProductEntity,
  key: { port: string; version: string },
): PortTerms | undefined {
  const port = findOutputPort(product, {
    name: key.port,
    version: key.version,
  });
  return port && termsOf(product, port);
}

/**
 * The same for a request made earlier: the port may have gone on to a newer
 * version, as long as its major version, and with it the right, is the same.
 * @internal
 */
export function currentTerms(
  product: DataProductEntity,
  key: { port: string; version: string },
): PortTerms | undefined {
  const major = majorVersion(key.version);
  const successor = product.spec.outputPorts?.find(
    port => port.name === key.port && majorVersion(port.version) === major,
  );
  return portTerms(product, key) ?? (successor && termsOf(product, successor));
}

/**
 * Entity refs of who owns an entity, as the catalog says.
 * @internal
 */
export function ownersOf(entity: Entity): string[] {
  return (entity.relations ?? [])
    .filter(relation => relation.type === RELATION_OWNED_BY)
    .map(relation => relation.targetRef);
}

function termsOf(product: DataProductEntity, port: OutputPort): PortTerms {
  const { access = {} } = port;
  const fullRef = (ref: string, defaultKind = 'Group') =>
    stringifyEntityRef(
      parseEntityRef(ref, {
        defaultKind,
        defaultNamespace: product.metadata.namespace,
      }),
    );
  const named = namedApprovers(access, ownersOf(product), fullRef);
  const text = access.terms?.trim();
  return {
    product: stringifyEntityRef(product),
    productTitle: product.metadata.title ?? product.metadata.name,
    port: port.name,
    version: port.version,
    classification: port.classification,
    purposes: access.purposes ?? [],
    longestDuration: access.longestDuration ?? DEFAULT_LONGEST_DURATION,
    approvers: [...new Set(named)],
    owner: fullRef(product.spec.owner),
    domain: fullRef(product.spec.domain, 'Domain'),
    lifecycle: product.spec.lifecycle,
    deprecation: deprecationOf(product),
    platform: port.platform,
    location: port.location,
    ...(port.contract && { contract: fullRef(port.contract, 'DataContract') }),
    ...(access.endsWith && { endsWith: access.endsWith }),
    ...(text && {
      terms: { text, hash: createHash('sha256').update(text).digest('hex') },
    }),
    narrowing: {
      columns: access.narrowing?.columns ?? false,
      rows: access.narrowing?.rows ?? [],
    },
    masks: access.masks ?? [],
  };
}

function namedApprovers(
  access: PortAccessPolicy,
  owners: string[],
  fullRef: (ref: string) => string,
): string[] {
  const named = [
    ...(access.approvers ?? []),
    ...(access.steps ?? []).flatMap(step => step.approvers ?? []),
  ].map(ref => fullRef(ref));
  const owned = access.steps?.some(step => step.owner) ? owners : [];
  return named.length + owned.length > 0 ? [...owned, ...named] : owners;
}

function deprecationOf(
  product: DataProductEntity,
): PortTerms['deprecation'] | undefined {
  const { lifecycle, deprecation = {} } = product.spec;
  if (lifecycle !== 'deprecated') {
    return undefined;
  }
  const { replacedBy } = deprecation;
  return {
    ...deprecation,
    ...(replacedBy && {
      replacedBy: stringifyEntityRef(
        parseEntityRef(replacedBy, {
          defaultKind: 'DataProduct',
          defaultNamespace: product.metadata.namespace,
        }),
      ),
    }),
  };
}
