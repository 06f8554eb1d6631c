import { AccessPolicySummary } from '@meshport/backstage-plugin-data-access-common';
import { FoundPolicy } from './PolicySource';

/**
 * A policy as people see it.
 * @internal
 */
export function summaryOf(
  found: FoundPolicy,
  inForce: boolean,
): AccessPolicySummary {
  if ('policy' in found) {
    const { ref, title, owner, domain, version, rules, problems } =
      found.policy;
    return {
      policy: ref,
      title,
      owner,
      ...(domain && { domain }),
      version,
      inForce,
      rules: rules.map(rule => ({
        id: rule.id,
        title: rule.title,
        when: rule.when,
        effect: rule.effect,
        reason: rule.reason,
      })),
      problems,
    };
  }
  const { ref, problems, entity } = found;
  return {
    policy: ref,
    title: entity?.metadata.title ?? ref,
    owner: typeof entity?.spec?.owner === 'string' ? entity.spec.owner : '',
    version: '',
    inForce,
    rules: [],
    problems: problems.map(problem => `The policy ${problem}`),
  };
}
