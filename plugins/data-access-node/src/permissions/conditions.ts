import { createConditionExports } from '@backstage/plugin-permission-node';
import { accessRequestResourceRef } from './resource';
import { accessRequestRules } from './rules';

const exported = createConditionExports({
  resourceRef: accessRequestResourceRef,
  rules: accessRequestRules,
});

/**
 * Conditions a permission policy can answer with, e.g.
 * `accessRequestConditions.isApprover({ claims })`.
 * @public
 */
export const accessRequestConditions = exported.conditions;

/**
 * Wraps conditions in the decision a permission policy returns.
 * @public
 */
export const createAccessRequestConditionalDecision =
  exported.createConditionalDecision;
