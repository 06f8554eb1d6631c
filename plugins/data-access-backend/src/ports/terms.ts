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
  > {
  lifecycle: DataProductLifecycle;
  platform?: string;
  location?: Record<string, string>;
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
 * @internal
 */
export function termsRefusal(
  terms: PortTerms,
  user: { ref: string; principal?: string },
  platformIds: readonly string[],
): string | undefined {
  const name = `Port ${terms.port} ${terms.version} of ${terms.productTitle}`;
  if (terms.lifecycle === 'retired' || terms.lifecycle === 'proposed') {
    const state = terms.lifecycle === 'retired' ? 'retired' : 'only proposed';
    return `${terms.productTitle} is ${state}, so access cannot be asked for`;
  }
  if (!terms.platform || !terms.location) {
    return `${name} names no data platform and location, so access cannot be given through the portal; ask its owner`;
  }
  if (!platformIds.includes(terms.platform)) {
    return `${name} is on data platform '${terms.platform}', which is not configured in this portal`;
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
  const namespace = product.metadata.namespace;
  const named = (port.access?.approvers ?? []).map(ref =>
    stringifyEntityRef(
      parseEntityRef(ref, {
        defaultKind: 'Group',
        defaultNamespace: namespace,
      }),
    ),
  );
  return {
    product: stringifyEntityRef(product),
    productTitle: product.metadata.title ?? product.metadata.name,
    port: port.name,
    version: port.version,
    classification: port.classification,
    purposes: port.access?.purposes ?? [],
    longestDuration: port.access?.longestDuration ?? DEFAULT_LONGEST_DURATION,
    approvers: [...new Set(named.length > 0 ? named : owners(product))],
    lifecycle: product.spec.lifecycle,
    platform: port.platform,
    location: port.location,
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
