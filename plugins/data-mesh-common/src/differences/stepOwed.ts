import { ContractChange, VersionStep } from './types';

/**
 * The steps of a version from the smallest to the largest.
 * @internal
 */
export const STEPS: readonly VersionStep[] = [
  'none',
  'patch',
  'minor',
  'major',
];

/**
 * The larger one of two steps.
 * @internal
 */
export function largerStep(one: VersionStep, other: VersionStep): VersionStep {
  return STEPS.indexOf(one) > STEPS.indexOf(other) ? one : other;
}

/**
 * The step of the version that a change owes to those who read the data: major
 * when it breaks them, minor when it gives or promises them more, patch when it
 * does not concern them.
 *
 * @public
 */
export function stepOwed(
  change: Pick<ContractChange, 'readers'>,
): Exclude<VersionStep, 'none'> {
  switch (change.readers) {
    case 'breaking':
      return 'major';
    case 'compatible':
      return 'minor';
    default:
      return 'patch';
  }
}
