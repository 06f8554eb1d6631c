import { FactEvidence } from '@meshport/backstage-plugin-data-governance-common';

/**
 * One finding with the source it comes from.
 * @internal
 */
export type SourcedEvidence = FactEvidence & { source: string };

/** What a person reads of a finding: all but the fact that it explains. */
function contentOf({ fact, ...content }: SourcedEvidence): string {
  return JSON.stringify(content);
}

/**
 * Findings by what was looked at, in the order in which they came. One that
 * explains several of the facts that a rule reads is there once.
 * @internal
 */
export function groupBySubject(
  findings: SourcedEvidence[],
): { subject: string; findings: SourcedEvidence[] }[] {
  const groups = new Map<string, SourcedEvidence[]>();
  const seen = new Set<string>();
  for (const finding of findings) {
    const content = contentOf(finding);
    if (seen.has(content)) {
      continue;
    }
    seen.add(content);
    const group = groups.get(finding.subject);
    if (group) {
      group.push(finding);
    } else {
      groups.set(finding.subject, [finding]);
    }
  }
  return [...groups].map(([subject, group]) => ({ subject, findings: group }));
}
