import { PolicyDecision } from '@meshport/backstage-plugin-data-access-common';
import { DataProductEntity } from '@meshport/backstage-plugin-data-mesh-common';
import { GrantRecord } from '../database/grantRows';
import { RequestRecord } from '../database/requestRows';
import { policyStanding } from '../grants/policyStanding';
import { behind, Holder } from '../ports/holders';
import { currentTerms } from '../ports/terms';
import { GraceSettings } from '../settings';

/**
 * What has come to stand against a right that was given.
 * @internal
 */
export interface Against {
  reason: keyof GraceSettings;
  /** In whole sentences, for the holder. */
  message: string;
  /** Which grace it has; that of the reason when absent. */
  grace?: keyof GraceSettings;
  /** Somebody said so on purpose: there is nothing to wait for. */
  atOnce?: boolean;
}

/**
 * What the catalog and the rules say about one grant today.
 * @internal
 */
export interface StandingFacts {
  product: DataProductEntity | undefined;
  holder: Holder;
  holderExists: boolean;
  /**
   * Who answers for the right: `gone` from the catalog, or has `left` the team
   * that holds it or owns the data product that does.
   */
  responsible: 'fit' | 'left' | 'gone';
  /** Absent when the port is no more, so that nothing could be asked. */
  verdict?: Pick<PolicyDecision, 'outcome' | 'reason' | 'rules'>;
}

/**
 * Why a right should no longer be; `undefined` when nothing stands against it,
 * `unknown` when the rules cannot be evaluated.
 * @internal
 */
export function standingOf(
  grant: GrantRecord,
  request: RequestRecord,
  facts: StandingFacts,
): Against | 'unknown' | undefined {
  return (
    retirement(grant, facts.product) ??
    departure(grant, facts) ??
    (facts.verdict && byRules(request, facts.verdict))
  );
}

function retirement(
  grant: GrantRecord,
  product: DataProductEntity | undefined,
): Against | undefined {
  if (!product) {
    return {
      reason: 'retired',
      message: `${grant.product} is no longer in the catalog.`,
    };
  }
  if (product.spec.lifecycle === 'retired') {
    return {
      reason: 'retired',
      message: `${grant.product} is retired.`,
      atOnce: true,
    };
  }
  return currentTerms(product, grant)
    ? undefined
    : {
        reason: 'retired',
        message: `${grant.product} no longer has the output port ${grant.port} ${grant.version}.`,
      };
}

function departure(
  { holder: ref, principal, platform, responsible }: GrantRecord,
  { holder, holderExists, responsible: standing }: StandingFacts,
): Against | undefined {
  if (!holderExists) {
    return {
      reason: 'departed',
      message: `${ref}, who holds the right, is no longer in the catalog.`,
    };
  }
  if (holder.principal !== principal) {
    return {
      reason: 'departed',
      message: holder.principal
        ? `The login role of ${ref} on ${platform} is ${holder.principal} now, and the right is ${principal}'s.`
        : `${ref} no longer has a login role on ${platform}.`,
    };
  }
  return standing === 'fit'
    ? undefined
    : {
        reason: 'departed',
        message: `${responsible}, who answers for the right of ${ref}, ${
          standing === 'gone'
            ? 'is no longer in the catalog'
            : `is no longer in ${behind(holder).join(', ')}`
        }. Hand it over to another member to keep it.`,
        // Others can mend this, and need the time to hear of it.
        grace: 'policy',
      };
}

function byRules(
  request: RequestRecord,
  verdict: NonNullable<StandingFacts['verdict']>,
): Against | 'unknown' | undefined {
  const standing = policyStanding(request, verdict);
  switch (standing.kind) {
    case 'refused':
      return { reason: 'policy', message: standing.message };
    case 'unknown':
      return 'unknown';
    default:
      return undefined;
  }
}
