import {
  FactDeclaration,
  FactEvidence,
} from '@meshport/backstage-plugin-data-governance-common';
import { z } from 'zod';

/**
 * The most evidence that is kept of one source for one product.
 * @internal
 */
export const EVIDENCE_LIMITS = {
  findings: 100,
  text: 2_000,
  columns: 50,
  rows: 10,
  cell: 200,
} as const;

const text = z
  .string()
  .transform(value => shorten(value, EVIDENCE_LIMITS.text));
const cell = z
  .string()
  .transform(value => shorten(value, EVIDENCE_LIMITS.cell));

const finding = z.object({
  fact: z.string(),
  subject: text,
  message: text,
  expected: text.optional(),
  actual: text.optional(),
  sample: z
    .object({
      columns: z.array(cell).max(EVIDENCE_LIMITS.columns),
      rows: z
        .array(z.array(cell.nullable()).max(EVIDENCE_LIMITS.columns))
        .transform(rows => rows.slice(0, EVIDENCE_LIMITS.rows)),
    })
    .optional(),
});

/**
 * Reads evidence that came from outside. What cannot be read, and what is for
 * a fact that is not declared, is left out; what is too long is cut. Evidence
 * explains a fact and never makes it.
 *
 * @internal
 */
export function readEvidence(
  values: unknown,
  facts: Record<string, FactDeclaration>,
): FactEvidence[] {
  if (!Array.isArray(values)) {
    return [];
  }
  return values.slice(0, EVIDENCE_LIMITS.findings).flatMap(value => {
    const parsed = finding.safeParse(value);
    return parsed.success && Object.hasOwn(facts, parsed.data.fact)
      ? [parsed.data]
      : [];
  });
}

/**
 * A text without what a database refuses, and no longer than wanted.
 * @internal
 */
export function shorten(value: string, length: number): string {
  const cut = value.length > length ? `${value.slice(0, length - 1)}…` : value;
  return cut.replace(/[\0\p{Surrogate}]/gu, '\uFFFD');
}
