import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  FilterPredicate,
  parseFilterPredicate,
} from '@backstage/filter-predicates';
import { resolveEntityRef } from '@meshport/backstage-plugin-data-mesh-common';
import { z } from 'zod';
import { fieldPath } from '@meshport/backstage-plugin-data-mesh-node';
import { ScorecardDefinition, ScorecardProblem } from './ScorecardDefinition';

const text = z.string().trim().min(1);
const name = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9_.-]{0,62}$/,
    'use letters, digits, dashes, dots and underscores, at most 63',
  );

const predicate = z
  .unknown()
  .optional()
  .transform((value, context): FilterPredicate | undefined => {
    if (value === undefined) {
      return undefined;
    }
    try {
      return parseFilterPredicate(value);
    } catch {
      context.addIssue({
        code: 'custom',
        message: 'is not a Backstage filter predicate',
      });
      return z.NEVER;
    }
  });

const check = z
  .object({
    id: name,
    title: text,
    level: name,
    rule: text,
    message: text.optional(),
    severity: z.enum(['low', 'medium', 'high']).default('medium'),
    weight: z
      .number()
      .gt(0, 'has to be more than 0')
      .max(100, 'is at most 100')
      .default(1),
    appliesTo: predicate,
    phase: z.enum(['draft', 'grace', 'enforced']).default('enforced'),
    enforcedFrom: z.iso.date('use a date such as 2027-01-31').optional(),
    why: text,
    remedy: text,
  })
  .refine(({ phase, enforcedFrom }) => phase !== 'grace' || enforcedFrom, {
    path: ['enforcedFrom'],
    message: 'is needed for a check in grace: the date from which it counts',
  });

const specSchema = z
  .object({
    owner: text,
    scope: z.object({ domain: text }).optional(),
    appliesTo: predicate,
    levels: z
      .array(
        z.object({ name, title: text, description: z.string().optional() }),
      )
      .min(1)
      .max(10),
    checks: z.array(check).min(1).max(100),
  })
  .superRefine(({ levels, checks }, context) => {
    const refuseTwice = (list: string[], field: string, key: string) =>
      list.forEach((value, index) => {
        if (list.indexOf(value) < index) {
          context.addIssue({
            code: 'custom',
            path: [field, index, key],
            message: `'${value}' is used before; give each its own`,
          });
        }
      });
    const names = levels.map(level => level.name);
    refuseTwice(names, 'levels', 'name');
    refuseTwice(
      checks.map(({ id }) => id),
      'checks',
      'id',
    );
    checks.forEach(({ level }, index) => {
      if (!names.includes(level)) {
        context.addIssue({
          code: 'custom',
          path: ['checks', index, 'level'],
          message: `'${level}' is none of the levels: ${names.join(', ')}`,
        });
      }
    });
  });

/**
 * Reads a Scorecard entity. Its rules are not looked at yet.
 *
 * @returns the definition, or everything that is wrong, by field
 * @internal
 */
export function readScorecard(
  entity: Entity,
): { definition: ScorecardDefinition } | { problems: ScorecardProblem[] } {
  const parsed = specSchema.safeParse(entity.spec);
  if (!parsed.success) {
    return {
      problems: parsed.error.issues.map(({ path, message }) => ({
        field: fieldPath(['spec', ...path]),
        message,
      })),
    };
  }
  const { owner, scope, ...spec } = parsed.data;
  return {
    definition: {
      ref: stringifyEntityRef(entity),
      title: entity.metadata.title ?? entity.metadata.name,
      description: entity.metadata.description,
      owner: resolveEntityRef(entity, owner, 'Group') ?? owner,
      domain: resolveEntityRef(entity, scope?.domain, 'Domain'),
      ...spec,
    },
  };
}
