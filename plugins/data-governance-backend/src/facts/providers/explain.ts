import { FactEvidence } from '@meshport/backstage-plugin-data-governance-common';

/**
 * The same finding for each of the facts that it explains, so that it is shown
 * with a check whichever of them the check reads.
 *
 * @internal
 */
export function explain(
  facts: readonly string[],
  finding: Omit<FactEvidence, 'fact'>,
): FactEvidence[] {
  return facts.map(fact => ({ fact, ...finding }));
}
