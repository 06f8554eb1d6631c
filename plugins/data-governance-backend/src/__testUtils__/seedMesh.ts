import {
  CheckStatus,
  isCounting,
  productLevel,
  reachedLevel,
  StatusCounts,
} from '@meshport/backstage-plugin-data-governance-common';
import { Knex } from 'knex';
import { ScorecardDefinition } from '../scorecards';

/** A product with the outcomes of checks, by scorecard and check. */
export interface SeededProduct {
  name: string;
  title: string;
  owner: string;
  domain: string;
  outcomes: Record<string, Record<string, CheckStatus>>;
}

export const refOf = ({ name }: { name: string }) =>
  `dataproduct:default/${name}`;

/** When everything was judged. */
export const SEEDED_AT = new Date('2026-11-20T10:00:00Z');

const COUNTS: Record<CheckStatus, keyof StatusCounts> = {
  pass: 'passing',
  fail: 'failing',
  unknown: 'unknown',
  exempt: 'exempt',
  'not-applicable': 'notApplicable',
};

/** How a product stands in some checks, counted one by one. */
export function standingOf(
  product: SeededProduct,
  definitions: ScorecardDefinition[],
) {
  const counts = {
    passing: 0,
    failing: 0,
    unknown: 0,
    exempt: 0,
    notApplicable: 0,
    weightPassed: 0,
    weightCounted: 0,
  };
  const scorecards = definitions.map(({ ref, levels, checks }) => ({
    levels,
    checks: checks.flatMap(check => {
      const status = product.outcomes[ref]?.[check.id];
      return status ? [{ ...check, status }] : [];
    }),
  }));
  for (const check of scorecards.flatMap(({ checks }) => checks)) {
    if (check.phase !== 'draft') {
      counts[COUNTS[check.status]] += 1;
    }
    const judged = ['pass', 'fail', 'unknown'].includes(check.status);
    if (judged && isCounting(check, SEEDED_AT)) {
      counts.weightCounted += check.weight;
      counts.weightPassed += check.status === 'pass' ? check.weight : 0;
    }
  }
  return { ...counts, level: productLevel(scorecards, SEEDED_AT), scorecards };
}

/** Writes results as if they had been judged. */
export async function seedMesh(
  knex: Knex,
  definitions: ScorecardDefinition[],
  products: SeededProduct[],
): Promise<void> {
  const write = async (table: string, rows: object[]) => {
    await knex(table).delete();
    await knex.batchInsert(table, rows, 200);
  };
  const countsRow = (standing: ReturnType<typeof standingOf>) => ({
    passing: standing.passing,
    failing: standing.failing,
    unknown: standing.unknown,
    exempt: standing.exempt,
    not_applicable: standing.notApplicable,
    weight_passed: standing.weightPassed,
    weight_counted: standing.weightCounted,
  });
  await write(
    'product_standings',
    products.map(product => {
      const { level, ...standing } = standingOf(product, definitions);
      return {
        product: refOf(product),
        title: product.title,
        owner: product.owner,
        domain: product.domain,
        level: level ? JSON.stringify(level) : null,
        ...countsRow({ level, ...standing }),
        evaluated_at: SEEDED_AT,
      };
    }),
  );
  await write(
    'scorecard_standings',
    products.flatMap(product =>
      definitions
        .filter(({ ref }) => product.outcomes[ref])
        .map(definition => {
          const standing = standingOf(product, [definition]);
          const level = reachedLevel(
            definition.levels,
            standing.scorecards[0].checks,
            SEEDED_AT,
          );
          return {
            product: refOf(product),
            scorecard: definition.ref,
            level_position: level
              ? definition.levels.findIndex(({ name }) => name === level.name)
              : -1,
            level: level?.name ?? null,
            ...countsRow(standing),
          };
        }),
    ),
  );
  await write(
    'results',
    products.flatMap(product =>
      Object.entries(product.outcomes).flatMap(([scorecard, checks]) =>
        Object.entries(checks).map(([check_id, status]) => ({
          product: refOf(product),
          scorecard,
          check_id,
          status,
          reason: `${product.name} ${check_id} ${status}`,
          since: SEEDED_AT,
        })),
      ),
    ),
  );
}
