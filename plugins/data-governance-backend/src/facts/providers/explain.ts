import {
  FactEvidence,
  FactValue,
} from '@meshport/backstage-plugin-data-governance-common';

/**
 * What was found, without the fact that it explains.
 * @internal
 */
export type Finding = Omit<FactEvidence, 'fact'>;

/**
 * Some of the declared facts, with what explains them.
 * @internal
 */
export interface Explained<Declarations extends object> {
  facts: Partial<Record<keyof Declarations & string, FactValue>>;
  evidence: FactEvidence[];
}

// So many that the findings of every fact are kept; the facts name all.
const MOST_FINDINGS = 10;

/**
 * The same findings for each of the facts that they explain, so that they are
 * shown with a check whichever of those it reads. The first ten stand for many.
 *
 * @internal
 */
export function explain(
  facts: readonly string[],
  findings: readonly Finding[],
): FactEvidence[] {
  const more = findings.length - MOST_FINDINGS;
  const shown =
    more > 0
      ? [
          ...findings.slice(0, MOST_FINDINGS),
          { subject: `${more} more`, message: 'They are of the same kind.' },
        ]
      : findings;
  return facts.flatMap(fact => shown.map(finding => ({ fact, ...finding })));
}
