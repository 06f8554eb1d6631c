import { RequestStep } from '@meshport/backstage-plugin-data-access-common';
import {
  DataPlatform,
  offerRefusal,
} from '@meshport/backstage-plugin-data-platform-node';
import { Holder } from './holders';
import { PortTerms } from './terms';

/**
 * Why nobody can be given the port now; `undefined` when somebody can.
 *
 * @param today - ISO 8601 date
 * @internal
 */
export function portRefusal(
  terms: PortTerms,
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
  return (
    offerRefusal({ platform, location, owner }) ??
    maskRefusal(name, terms, platform)
  );
}

/**
 * Why a holder cannot be given the port; `undefined` when they can.
 * @internal
 */
export function holderRefusal(
  terms: PortTerms,
  holder: Holder,
): string | undefined {
  if (holder.refusal) {
    return holder.refusal;
  }
  if (!holder.principal) {
    return `${holder.ref} has no login role on data platform '${terms.platform}'; ask a platform engineer to set it`;
  }
  return undefined;
}

/**
 * Why nobody could decide; `undefined` when somebody could. Whom a group holds
 * is not known here, so it stands for as many people as a step needs.
 * @internal
 */
export function stepsRefusal(
  terms: PortTerms,
  steps: readonly Pick<RequestStep, 'title' | 'approvers' | 'quorum'>[],
  party: { requester: string; behind: readonly string[] },
): string | undefined {
  const name = `Port ${terms.port} ${terms.version} of ${terms.productTitle}`;
  if (steps.length === 0) {
    return `${name} has no approvers, so nobody could decide`;
  }
  for (const { title, approvers, quorum } of steps) {
    if (approvers.length === 0) {
      return `${name} has no approvers for the step '${title}' and its product no owner, so nobody could decide`;
    }
    if (approvers.every(approver => approver === party.requester)) {
      return `You are the only approver of ${name}, and nobody decides their own request; name another under access.approvers`;
    }
    const others = approvers.filter(
      approver =>
        approver !== party.requester && !party.behind.includes(approver),
    );
    const isEnough =
      others.some(ref => ref.startsWith('group:')) || others.length >= quorum;
    if (!isEnough) {
      return `Nobody could decide the step '${title}' of ${name}: it needs ${quorum} of ${approvers.join(
        ', ',
      )}, and those for whom the right would be never decide`;
    }
  }
  return undefined;
}

/**
 * Why the last approval is not enough, although the product names who gives
 * it; `undefined` when it is. Who registers a product chooses its approvers and
 * the owner it names, and could hand out a stranger's data.
 *
 * @param locationOwners - who owns the location, by the platform's configuration
 * @param claims - ownership entity refs of who approves
 * @param approvedByOwner - whether one who approved before owns the location
 * @internal
 */
export function approvalRefusal(
  locationOwners: readonly string[] | undefined,
  claims: readonly string[],
  approvedByOwner = false,
): string | undefined {
  return approvedByOwner || ownsLocation(locationOwners, claims)
    ? undefined
    : `The data belongs to ${(locationOwners ?? []).join(
        ', ',
      )} by the configuration of its data platform, and you are not among them; one of them has to approve`;
}

/**
 * Whether the data is theirs, as far as the configuration says.
 * @internal
 */
export function ownsLocation(
  locationOwners: readonly string[] | undefined,
  claims: readonly string[],
): boolean {
  return (
    !locationOwners || locationOwners.some(owner => claims.includes(owner))
  );
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
 * Why the terms were not accepted as they are; `undefined` when they were.
 * @internal
 */
export function acceptanceRefusal(
  acceptedTerms: string | undefined,
  { terms }: PortTerms,
): string | undefined {
  if (!terms || acceptedTerms === terms.hash) {
    return undefined;
  }
  return acceptedTerms
    ? 'acceptedTerms: the terms of use have changed since; read and accept them as they are now'
    : 'acceptedTerms: read and accept the terms of use of this port';
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

/** Nobody is given a column as it is that the product wants masked. */
function maskRefusal(
  name: string,
  { masks }: PortTerms,
  platform: DataPlatform,
): string | undefined {
  const known = platform.access.capabilities.masks;
  const unknown = masks.find(({ mask }) => !known.includes(mask));
  return unknown
    ? `${name} masks ${unknown.column} (${unknown.mask}), which data platform '${platform.id}' cannot do; ask its owner`
    : undefined;
}
