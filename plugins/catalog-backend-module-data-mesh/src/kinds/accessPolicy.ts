import { AccessPolicyEntity } from '@meshport/backstage-plugin-data-access-common';
import { accessPolicySchema } from '../schema/accessPolicySchema';
import { findRuleProblems } from './findAccessProblems';
import { findPredicateProblems } from './findPredicateProblems';
import { KindModel } from './KindModel';
import { ownedBy } from './relationPairs';

/** @internal */
export const accessPolicyModel: KindModel = {
  kind: 'AccessPolicy',
  singular: 'access policy',
  plural: 'access policies',
  description:
    'Rules by which requests for access to data products are approved or denied at once, or need further steps: for the whole mesh, or for a domain and those below it.',
  schema: accessPolicySchema,
  references: [
    {
      path: 'spec.owner',
      defaultKind: 'Group',
      allowedKinds: ['Group', 'User'],
      relation: ownedBy,
    },
    {
      path: 'spec.scope.domain',
      defaultKind: 'Domain',
      allowedKinds: ['Domain'],
    },
    {
      path: 'spec.rules[].step.approvers',
      defaultKind: 'Group',
      allowedKinds: ['Group', 'User'],
    },
  ],
  findProblems(entity) {
    const { spec } = entity as AccessPolicyEntity;
    return [
      ...findRuleProblems(entity, spec.rules, 'spec.rules'),
      ...findPredicateProblems(spec.appliesTo, 'spec.appliesTo'),
    ];
  },
};
