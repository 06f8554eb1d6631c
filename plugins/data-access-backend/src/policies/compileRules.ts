import { createHash } from 'node:crypto';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  AccessRule,
  ApprovalStep,
  resolveEntityRef,
} from '@meshport/backstage-plugin-data-mesh-common';
import {
  compileExpression,
  Expression,
} from '@meshport/backstage-plugin-data-mesh-node';
import stringify from 'safe-stable-stringify';
import { accessLanguage } from './accessLanguage';

const MAX_REMEMBERED = 2_000;

/**
 * A rule that can be evaluated, or why it cannot.
 * @internal
 */
export type CompiledRule = AccessRule & {
  /** Entity ref of the policy, or of the product for a rule of its port. */
  policy: string;
} & ({ expression: Expression } | { problem: string });

// Compiling depends on the text alone, and ports bring theirs every time.
const remembered = new Map<string, ReturnType<typeof compile>>();

/**
 * @param home - where the rules stand: the refs in them are completed from it
 * @internal
 */
export function compileRules(
  home: Entity,
  rules: readonly AccessRule[],
): CompiledRule[] {
  const policy = stringifyEntityRef(home);
  return rules.map(({ step, ...rule }) => ({
    ...rule,
    policy,
    ...(step && { step: fullStep(home, step) }),
    ...compiled(rule.when),
  }));
}

/**
 * A step whose approvers are full entity refs.
 *
 * @param home - where the step stands
 * @internal
 */
export function fullStep(home: Entity, step: ApprovalStep): ApprovalStep {
  return {
    ...step,
    approvers: step.approvers?.map(
      ref => resolveEntityRef(home, ref, 'Group') ?? ref,
    ),
  };
}

/**
 * What tells versions of rules apart: SHA-256 of the JSON with sorted keys, in
 * hexadecimal.
 * @internal
 */
export function versionOf(content: unknown): string {
  return createHash('sha256')
    .update(stringify(content) ?? '')
    .digest('hex');
}

function compiled(source: string) {
  const known = remembered.get(source);
  if (known) {
    return known;
  }
  if (remembered.size >= MAX_REMEMBERED) {
    remembered.clear();
  }
  const fresh = compile(source);
  remembered.set(source, fresh);
  return fresh;
}

function compile(
  source: string,
): { expression: Expression } | { problem: string } {
  const result = compileExpression(accessLanguage, source, 'bool');
  if ('expression' in result) {
    return result;
  }
  const { message, place } = result.problem;
  return {
    problem: place
      ? `line ${place.line}, column ${place.column}: ${message}`
      : message,
  };
}
