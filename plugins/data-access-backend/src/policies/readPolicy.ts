import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  filterPredicateToFilterFunction,
  parseFilterPredicate,
} from '@backstage/filter-predicates';
import { resolveEntityRef } from '@meshport/backstage-plugin-data-mesh-common';
import { fieldPath } from '@meshport/backstage-plugin-data-mesh-node';
import { z } from 'zod';
import { CompiledRule, compileRules, versionOf } from './compileRules';

const text = z.string().trim().min(1);

const step = z.strictObject({
  title: text.optional(),
  approvers: z.array(text).optional(),
  owner: z.boolean().optional(),
  steward: z.boolean().optional(),
  role: text.optional(),
  quorum: z.int().min(1).max(20).optional(),
});

const rule = z
  .strictObject({
    id: text,
    title: text,
    when: text,
    effect: z.enum(['approve', 'deny', 'require']),
    step: step.optional(),
    reason: text,
  })
  .refine(({ effect, step: asked }) => (effect === 'require') === !!asked, {
    path: ['step'],
    message: 'is for rules with the effect require, and each of them needs it',
  });

const predicate = z
  .unknown()
  .optional()
  .transform((value, context) => {
    try {
      return value === undefined
        ? () => true
        : filterPredicateToFilterFunction(parseFilterPredicate(value));
    } catch {
      context.addIssue({
        code: 'custom',
        message: 'is not a Backstage filter predicate',
      });
      return z.NEVER;
    }
  });

const specification = z.strictObject({
  owner: text,
  scope: z.strictObject({ domain: text }).optional(),
  appliesTo: predicate,
  rules: z.array(rule).min(1).max(50),
});

/**
 * A policy that can be applied.
 * @internal
 */
export interface AccessPolicy {
  /** Entity ref. */
  ref: string;
  title: string;
  owner: string;
  /** Entity ref of the domain it is for; the whole mesh when absent. */
  domain?: string;
  version: string;
  rules: CompiledRule[];
  /** Whether its predicate selects a product; its domain set aside. */
  selects(product: Entity): boolean;
  /** What keeps single rules from being used, in words. */
  problems: string[];
}

/**
 * Reads an AccessPolicy entity and compiles its rules. A rule that cannot be
 * compiled is a problem, and the others work.
 *
 * @returns the policy, or everything that is wrong with its fields
 * @internal
 */
export function readPolicy(
  entity: Entity,
): { policy: AccessPolicy } | { problems: string[] } {
  const parsed = specification.safeParse(entity.spec);
  if (!parsed.success) {
    return {
      problems: parsed.error.issues.map(
        ({ path, message }) => `${fieldPath(['spec', ...path])}: ${message}`,
      ),
    };
  }
  const { owner, scope, appliesTo, rules } = parsed.data;
  const compiled = compileRules(entity, rules);
  return {
    policy: {
      ref: stringifyEntityRef(entity),
      title: entity.metadata.title ?? entity.metadata.name,
      owner: resolveEntityRef(entity, owner, 'Group') ?? owner,
      ...(scope && {
        domain:
          resolveEntityRef(entity, scope.domain, 'Domain') ?? scope.domain,
      }),
      version: versionOf(entity.spec),
      rules: compiled,
      selects: appliesTo,
      problems: compiled.flatMap((one, index) =>
        'problem' in one
          ? [`spec.rules[${index}].when: rule '${one.id}', ${one.problem}`]
          : [],
      ),
    },
  };
}
