import { accessPolicyYaml, ordersYaml } from './entities';

/**
 * Mistakes in what a port says of its access and in access policies, as those
 * in `mistakes`.
 */
export const accessMistakes: [string, string, unknown, string][] = [
  [
    ordersYaml,
    'spec.outputPorts.1.access.approvers',
    ['sales'],
    'spec.outputPorts[1].access.approvers is given beside steps; name the approvers in a step, or remove steps',
  ],
  [
    ordersYaml,
    'spec.outputPorts.1.access.steps',
    [],
    'spec.outputPorts[1].access.steps is empty; add at least one',
  ],
  [
    ordersYaml,
    'spec.outputPorts.1.access.steps.0',
    { title: 'Somebody' },
    'spec.outputPorts[1].access.steps[0] names nobody who decides; add approvers, owner: true',
  ],
  [
    ordersYaml,
    'spec.outputPorts.1.access.steps.2.quorum',
    3,
    'spec.outputPorts[1].access.steps[2].quorum is 3, but no more than 2 can approve; name more, or lower it',
  ],
  [
    ordersYaml,
    'spec.outputPorts.1.access.steps.2.approvers.1',
    'User:default/Ann',
    'spec.outputPorts[1].access.steps[2].quorum is 2, but no more than 1 can approve',
  ],
  [
    ordersYaml,
    'spec.outputPorts.1.access.steps.1.quorum',
    1.5,
    'spec.outputPorts[1].access.steps[1].quorum is 1.5; use a whole number',
  ],
  [
    ordersYaml,
    'spec.outputPorts.1.access.steps.0.owner',
    'yes',
    "spec.outputPorts[1].access.steps[0].owner is 'yes'; use true or false",
  ],
  [
    ordersYaml,
    'spec.outputPorts.1.access.steps.0.approvers',
    ['domain:default/sales'],
    "spec.outputPorts[1].access.steps[0].approvers[0] is 'domain:default/sales'; refer to a Group or User",
  ],
  [
    ordersYaml,
    'spec.outputPorts.1.access.endsWith',
    'day',
    "spec.outputPorts[1].access.endsWith is 'day'; use one of: week, month, quarter, year",
  ],
  [
    ordersYaml,
    'spec.outputPorts.1.access.masks.1.column',
    'email',
    'spec.outputPorts[1].access.masks[1] has the same column as spec.outputPorts[1].access.masks[0] (email)',
  ],
  [
    ordersYaml,
    'spec.outputPorts.1.access.masks.1.mask',
    null,
    'spec.outputPorts[1].access.masks[1].mask has no value',
  ],
  [
    ordersYaml,
    'spec.outputPorts.1.access.narrowing.rows.1.column',
    'region',
    'spec.outputPorts[1].access.narrowing.rows[1] has the same column',
  ],
  [
    ordersYaml,
    'spec.outputPorts.1.access.narrowing.rows.0.values.1',
    'north',
    'spec.outputPorts[1].access.narrowing.rows[0].values[1] has the same text',
  ],
  [
    ordersYaml,
    'spec.outputPorts.1.access.rules.1.id',
    'long',
    'spec.outputPorts[1].access.rules[1] has the same id as spec.outputPorts[1].access.rules[0] (long)',
  ],
  [
    ordersYaml,
    'spec.outputPorts.1.access.rules.0.step',
    undefined,
    'spec.outputPorts[1].access.rules[0].step is missing; a rule with the effect require needs the step',
  ],
  [
    ordersYaml,
    'spec.outputPorts.1.access.rules.1.step',
    { owner: true },
    'spec.outputPorts[1].access.rules[1].step is only for rules with the effect require',
  ],
  // Access policies
  [accessPolicyYaml, 'spec.rules', [], 'spec.rules is empty; add at least one'],
  [
    accessPolicyYaml,
    'spec.rules.1.id',
    'public',
    'spec.rules[1] has the same id as spec.rules[0] (public)',
  ],
  [
    accessPolicyYaml,
    'spec.rules.0.effect',
    'allow',
    "spec.rules[0].effect is 'allow'; use one of: approve, deny, require",
  ],
  [
    accessPolicyYaml,
    'spec.rules.0.when',
    undefined,
    'spec.rules[0].when is missing; add a CEL expression',
  ],
  [
    accessPolicyYaml,
    'spec.rules.2.step.approvers',
    ['user:default/ann'],
    'spec.rules[2].step.quorum is 2, but no more than 1 can approve',
  ],
  [
    accessPolicyYaml,
    'spec.rules.2.step.approvers.0',
    'system:default/shop',
    "spec.rules[2].step.approvers[0] is 'system:default/shop'; refer to a Group or User",
  ],
  [
    accessPolicyYaml,
    'spec.appliesTo',
    { $any: 'x' },
    'spec.appliesTo is not a filter predicate',
  ],
  [
    accessPolicyYaml,
    'spec.scope',
    { domain: 'group:default/sales' },
    "spec.scope.domain is 'group:default/sales'; refer to a Domain",
  ],
];
