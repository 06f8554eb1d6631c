import { FactEvidence } from '@meshport/backstage-plugin-data-governance-common';

/**
 * One finding with the source it comes from.
 * @internal
 */
export type SourcedEvidence = FactEvidence & { source: string };

/**
 * Findings by what was looked at, in the order in which they came.
 * @internal
 */
export function groupBySubject(
  findings: SourcedEvidence[],
): { subject: string; findings: SourcedEvidence[] }[] {
  const groups = new Map<string, SourcedEvidence[]>();
  for (const finding of findings) {
    const group = groups.get(finding.subject);
    if (group) {
      group.push(finding);
    } else {
      groups.set(finding.subject, [finding]);
    }
  }
  return [...groups].map(([subject, group]) => ({ subject, findings: group }));
}
