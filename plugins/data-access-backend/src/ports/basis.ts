import { createHash } from 'node:crypto';
import { canonicalNarrowing } from '@meshport/backstage-plugin-data-platform-node';
import stringify from 'safe-stable-stringify';
import { RequestBasis } from '../database/requestRows';
import { ContractView } from './contracts';
import { PortTerms } from './terms';

/**
 * What approvals of a request for the port rest on today.
 * @internal
 */
export function basisOf(
  terms: PortTerms,
  contract: ContractView | undefined,
): RequestBasis {
  return {
    classification: terms.classification,
    ...(contract?.classification && {
      contractClassification: contract.classification,
    }),
    ...(contract?.major && { contractMajor: contract.major }),
    ...(terms.terms && { termsHash: terms.terms.hash }),
    place: hashOf([terms.platform, terms.location]),
    masks: hashOf(canonicalNarrowing(terms).masks),
  };
}

/**
 * Why approvals hold no longer, in words; `undefined` when they do. Requests
 * from before there was a basis have none to compare.
 * @internal
 */
export function basisChange(
  request: { basis?: RequestBasis },
  { basis: now }: { basis: RequestBasis },
): string | undefined {
  const { basis: then } = request;
  if (!then) {
    return undefined;
  }
  const changes = [
    then.classification !== now.classification &&
      `the classification of the port changed from ${then.classification} to ${now.classification}`,
    then.contractClassification !== now.contractClassification &&
      `the highest classification in the contract changed from ${
        then.contractClassification ?? 'none'
      } to ${now.contractClassification ?? 'none'}`,
    then.contractMajor !== now.contractMajor &&
      `the major version of the contract changed from ${
        then.contractMajor ?? 'none'
      } to ${now.contractMajor ?? 'none'}`,
    then.termsHash !== now.termsHash && 'the terms of use changed',
    // Whose data it is, and so who may approve, depends on it.
    isOther(then.place, now.place) && 'the port shows another place now',
    isOther(then.masks, now.masks) && 'the masked columns of the port changed',
  ].filter(Boolean);
  return changes.length > 0 ? changes.join(', ') : undefined;
}

/** Requests from before it was kept have nothing to compare. */
function isOther(then: string | undefined, now: string | undefined): boolean {
  return then !== undefined && then !== now;
}

function hashOf(value: unknown): string {
  return createHash('sha256')
    .update(stringify(value) ?? '')
    .digest('hex');
}
