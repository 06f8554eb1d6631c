import { CheckStatus } from '@meshport/backstage-plugin-data-governance-common';

const WORDS: Record<CheckStatus, string> = {
  pass: 'Passes',
  fail: 'Fails',
  unknown: 'Unknown',
  exempt: 'Exempt',
  'not-applicable': 'Not applicable',
};

/**
 * The word for the outcome of a check.
 * @internal
 */
export function statusWord(status: CheckStatus): string {
  return WORDS[status];
}
