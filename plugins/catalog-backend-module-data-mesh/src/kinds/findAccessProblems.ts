import { Entity, parseEntityRef } from '@backstage/catalog-model';
import {
  AccessRule,
  ApprovalStep,
  PortAccessPolicy,
  resolveEntityRef,
} from '@meshport/backstage-plugin-data-mesh-common';
import { findDuplicates } from './findDuplicates';
import { FieldProblem } from './KindModel';

/**
 * Finds what is wrong with the access policy of an output port, if there is
 * one. Whether its columns exist is said by the contract, not here.
 *
 * @param entity - the product, in whose namespace short refs are
 * @param path - of the policy
 * @internal
 */
export function findPortAccessProblems(
  entity: Entity,
  access: PortAccessPolicy = {},
  path: string,
): FieldProblem[] {
  const { approvers, steps = [], narrowing, masks = [], rules = [] } = access;
  const rows = narrowing?.rows ?? [];
  return [
    ...(approvers?.length && steps.length
      ? [
          {
            path: `${path}.approvers`,
            message:
              'is given beside steps; name the approvers in a step, or remove steps',
          },
        ]
      : []),
    ...steps.flatMap((step, index) =>
      findStepProblems(entity, step, `${path}.steps[${index}]`),
    ),
    ...findDuplicates(
      `${path}.narrowing.rows`,
      rows.map(({ column }) => column),
      'column',
    ),
    ...rows.flatMap(({ values = [] }, index) =>
      findDuplicates(`${path}.narrowing.rows[${index}].values`, values, 'text'),
    ),
    ...findDuplicates(
      `${path}.masks`,
      masks.map(({ column }) => column),
      'column',
    ),
    ...findRuleProblems(entity, rules, `${path}.rules`),
  ];
}

/**
 * Finds what is wrong with rules about requests, beyond their expressions.
 *
 * @param entity - where they stand, in whose namespace short refs are
 * @param path - of the list
 * @internal
 */
export function findRuleProblems(
  entity: Entity,
  rules: AccessRule[],
  path: string,
): FieldProblem[] {
  return [
    ...findDuplicates(
      path,
      rules.map(({ id }) => id),
      'id',
    ),
    ...rules.flatMap(({ effect, step }, index) => {
      const stepPath = `${path}[${index}].step`;
      if (effect !== 'require') {
        return step
          ? [
              {
                path: stepPath,
                message: `is only for rules with the effect require; remove it, or set the effect`,
              },
            ]
          : [];
      }
      return step
        ? findStepProblems(entity, step, stepPath)
        : [
            {
              path: stepPath,
              message:
                'is missing; a rule with the effect require needs the step it asks for',
            },
          ];
    }),
  ];
}

function findStepProblems(
  entity: Entity,
  step: ApprovalStep,
  path: string,
): FieldProblem[] {
  const { approvers = [], owner, steward, role, quorum = 1 } = step;
  const mayBeMore = owner || steward || role;
  if (approvers.length === 0 && !mayBeMore) {
    return [
      {
        path,
        message:
          'names nobody who decides; add approvers, owner: true, steward: true, or a role of the contract',
      },
    ];
  }
  const people = new Set(
    approvers.map(approver => resolveEntityRef(entity, approver, 'Group')),
  );
  const arePeople = [...people].every(
    ref => ref && parseEntityRef(ref).kind === 'user',
  );
  return !mayBeMore && arePeople && quorum > people.size
    ? [
        {
          path: `${path}.quorum`,
          message: `is ${quorum}, but no more than ${people.size} can approve; name more, or lower it`,
        },
      ]
    : [];
}
