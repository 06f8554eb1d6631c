import {
  CheckResult,
  CheckSeverity,
} from '@meshport/backstage-plugin-data-governance-common';

const BY_SEVERITY: CheckSeverity[] = ['high', 'medium', 'low'];

/**
 * The most important checks first: by severity, then by weight; what is known
 * to fail before what is unknown.
 * @internal
 */
export function byImportance(one: CheckResult, other: CheckResult): number {
  return (
    BY_SEVERITY.indexOf(one.severity) - BY_SEVERITY.indexOf(other.severity) ||
    other.weight - one.weight ||
    Number(other.status === 'fail') - Number(one.status === 'fail')
  );
}
