import {
  Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  AccessOffer,
  PortRef,
} from '@meshport/backstage-plugin-data-access-common';
import {
  DataProductEntity,
  DataProductLifecycle,
  findOutputPort,
  OutputPort,
} from '@meshport/backstage-plugin-data-mesh-common';
import {
  DataPlatform,
  offerRefusal,
} from '@meshport/backstage-plugin-data-platform-node';

const DEFAULT_LONGEST_DURATION = 'P90D';

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
    | 'approvers'
    | 'deprecation'
  > {
  /** Full entity ref of the product's owner. */
  owner: string;
  lifecycle: DataProductLifecycle;
  platform?: string;
  location?: Record<string, string>;
  /** Full entity ref of the contract, if the port names one. */
  contract?: string;
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
 * Why nobody, or this user, can be given the port now; `undefined` when they
 * can.
 *
 * @param today - ISO 8601 date
 * @internal
 */
export function termsRefusal(
  terms: PortTerms,
  user: { ref: string; principal?: string },
  platforms: readonly DataPlatform[],
  today: string,
): string | undefined {
  const name = `Port ${terms.port} ${terms.version} of ${terms.productTitle}`;
  if (terms.lifecycle === 'retired' || terms.lifecycle === 'proposed') {
    const state = terms.lifecycle === 'retired' ? 'retired' : 'only proposed';
    return `${terms.productTitle} is ${state}, so access cannot be asked for`;
  }
  const until = terms.deprecation?.until;
  if (until && until < today) {
    return `${terms.productTitle} is deprecated and its support ended on ${until}, so access cannot be asked for`;
  }
  if (!terms.platform || !terms.location) {
    return `${name} names no data platform and location, so access cannot be given through the portal; ask its owner`;
  }
  const platform = platforms.find(({ id }) => id === terms.platform);
  if (!platform) {
    return `${name} is on data platform '${terms.platform}', which is not configured in this portal`;
  }
  const { location, owner } = terms;
  const notTheirs = offerRefusal({ platform, location, owner });
  if (notTheirs) {
    return notTheirs;
  }
  if (terms.approvers.length === 0) {
    return `${name} has no approvers and its product no owner, so nobody could decide`;
  }
  if (terms.approvers.every(approver => approver === user.ref)) {
    return `You are the only approver of ${name}, and nobody decides their own request; name another under access.approvers`;
  }
  if (!user.principal) {
    return `${user.ref} has no login role on data platform '${terms.platform}'; ask a platform engineer to set it`;
  }
  return undefined;
}

/**
 * Why somebody may not approve access to a location, although the product
 * names them; `undefined` when they may. Who registers a product chooses its
 * approvers and the owner it names, and could hand out a stranger's data.
 *
 * @param locationOwners - who owns the location, by the platform's configuration
 * @param claims - ownership entity refs of who approves
 * @internal
 */
export function approvalRefusal(
  locationOwners: readonly string[] | undefined,
  claims: readonly string[],
): string | undefined {
  return !locationOwners || locationOwners.some(owner => claims.includes(owner))
    ? undefined
    : `The data belongs to ${locationOwners.join(
        ', ',
      )} by the configuration of its data platform, and you are not among them; one of them has to approve`;
}

/**
 * Why a purpose is not one the port is given for; `undefined` when it is.
 * @internal
 */
export function purposeRefusal(
  purpose: string,
  terms: PortTerms,
): string | undefined {
  if (!purpose.trim()) {
    return 'purpose: say what the data is for';
  }
  if (terms.purposes.length > 0 && !terms.purposes.includes(purpose)) {
    return `purpose: this port is given only for ${terms.purposes
      .map(allowed => `'${allowed}'`)
      .join(', ')}`;
  }
  return undefined;
}

/**
 * What is missing in a request for a deprecated product; `undefined` when
 * nothing is.
 * @internal
 */
export function deprecationRefusal(
  comment: string | undefined,
  { deprecation, productTitle }: PortTerms,
): string | undefined {
  if (!deprecation || comment?.trim()) {
    return undefined;
  }
  const { until, replacedBy } = deprecation;
  const facts = [
    until && `supported until ${until}`,
    replacedBy && `replaced by ${replacedBy}`,
  ].filter(Boolean);
  return `comment: ${productTitle} is deprecated${
    facts.length > 0 ? ` (${facts.join(', ')})` : ''
  }; say why you need it all the same`;
}

/**
 * The key of the right in the engine; grants with the same key share it.
 * @internal
 */
export function rightKey(
  port: PortRef & { platform: string; principal: string },
): string {
  return JSON.stringify([
    port.platform,
    port.product,
    port.port,
    majorVersion(port.version),
    port.principal,
  ]);
}

function termsOf(product: DataProductEntity, port: OutputPort): PortTerms {
  const fullRef = (ref: string, defaultKind = 'Group') =>
    stringifyEntityRef(
      parseEntityRef(ref, {
        defaultKind,
        defaultNamespace: product.metadata.namespace,
      }),
    );
  const named = (port.access?.approvers ?? []).map(ref => fullRef(ref));
  return {
    product: stringifyEntityRef(product),
    productTitle: product.metadata.title ?? product.metadata.name,
    port: port.name,
    version: port.version,
    classification: port.classification,
    purposes: port.access?.purposes ?? [],
    longestDuration: port.access?.longestDuration ?? DEFAULT_LONGEST_DURATION,
    approvers: [...new Set(named.length > 0 ? named : owners(product))],
    owner: fullRef(product.spec.owner),
    lifecycle: product.spec.lifecycle,
    deprecation: deprecationOf(product),
    platform: port.platform,
    location: port.location,
    ...(port.contract && { contract: fullRef(port.contract, 'DataContract') }),
  };
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

function owners(product: Entity): string[] {
  return (product.relations ?? [])
    .filter(relation => relation.type === RELATION_OWNED_BY)
    .map(relation => relation.targetRef);
}

function majorVersion(version: string): string {
  return version.split('.')[0];
}
