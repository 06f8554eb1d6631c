import { ContractCheckResult } from '../versions';

/**
 * What a program that checks contracts ends with: 0 good, 1 findings, 2 input
 * that is no document at all.
 * @public
 */
export type CheckExitCode = 0 | 1 | 2;

/**
 * The exit code for the verdicts on some documents; the worst one counts.
 * @public
 */
export function checkExitCode(
  results: readonly Pick<ContractCheckResult, 'passed' | 'problems'>[],
): CheckExitCode {
  if (results.some(({ problems }) => problems.some(isAboutAll))) {
    return 2;
  }
  return results.every(({ passed }) => passed) ? 0 : 1;
}

/** Only what cannot be read at all has a problem without a path. */
function isAboutAll({ path }: { path: string }): boolean {
  return path === '';
}
