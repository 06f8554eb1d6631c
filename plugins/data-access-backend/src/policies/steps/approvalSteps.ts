import { Entity, parseEntityRef } from '@backstage/catalog-model';
import { RequestStep } from '@meshport/backstage-plugin-data-access-common';
import {
  ApprovalStep,
  ContractRole,
  PortAccessPolicy,
} from '@meshport/backstage-plugin-data-mesh-common';
import { CompiledRule, fullStep } from '../compileRules';

/**
 * Whom steps can mean, all as full entity refs.
 * @internal
 */
export interface StepPeople {
  /** Of the product. */
  owners: readonly string[];
  /** Owners of its domain. */
  stewards: readonly string[];
  /** The roles of the port's contract. */
  roles: readonly ContractRole[];
}

/**
 * The steps that a port itself asks for: its owner decides when it says
 * nothing.
 * @internal
 */
export function portSteps(
  product: Entity,
  access: PortAccessPolicy = {},
  people: StepPeople,
): RequestStep[] {
  const { steps = [], approvers = [] } = access;
  const short = approvers.length > 0 ? { approvers } : { owner: true };
  return (steps.length > 0 ? steps : [short]).flatMap(step =>
    peopleOf(fullStep(product, step), people),
  );
}

/**
 * The steps that rules ask for. Rules that mean the same people ask for one
 * step together, with the largest quorum.
 *
 * @param rules - those that apply; only those with a step count
 * @internal
 */
export function requiredSteps(
  rules: readonly CompiledRule[],
  people: StepPeople,
): RequestStep[] {
  const found = new Map<string, RequestStep>();
  for (const { policy, id, reason, step } of rules) {
    for (const asked of step ? peopleOf(step, people) : []) {
      const key = [...asked.approvers].sort().join(' ');
      const same = found.get(key);
      if (same) {
        same.quorum = Math.max(same.quorum, asked.quorum);
      } else {
        const requiredBy = { policy, rule: id, reason };
        found.set(key, { ...asked, requiredBy });
      }
    }
  }
  return [...found.values()];
}

/** One step, or two when a role has second level approvers. */
function peopleOf(step: ApprovalStep, people: StepPeople): RequestStep[] {
  const { approvers = [], owner, steward, role, quorum = 1 } = step;
  const contractRole = people.roles.find(one => one.role === role);
  const title = step.title ?? titleOf(step);
  const first: RequestStep = {
    title,
    approvers: [
      ...new Set([
        ...(owner ? people.owners : []),
        ...(steward ? people.stewards : []),
        ...approvers,
        ...refsIn(contractRole?.firstLevelApprovers),
      ]),
    ],
    quorum,
    approvals: [],
  };
  const second = refsIn(contractRole?.secondLevelApprovers);
  return second.length > 0
    ? [
        first,
        {
          title: `${title}, second level`,
          approvers: second,
          quorum: 1,
          approvals: [],
        },
      ]
    : [first];
}

function titleOf({ approvers = [], owner, steward, role }: ApprovalStep) {
  const parts = [
    owner && 'Owner',
    steward && 'Domain',
    role && `Role ${role}`,
    approvers.length > 0 && 'Approvers',
  ];
  return parts.filter(Boolean).join(', ');
}

/** A contract may name people in any words; only entity refs can decide. */
function refsIn(text = ''): string[] {
  const refs = text.split(/[\s,;]+/).flatMap(word => {
    try {
      const { kind, namespace, name } = parseEntityRef(word, {
        defaultNamespace: 'default',
      });
      return ['user', 'group'].includes(kind.toLowerCase())
        ? [`${kind}:${namespace}/${name}`.toLowerCase()]
        : [];
    } catch {
      return [];
    }
  });
  return [...new Set(refs)];
}
