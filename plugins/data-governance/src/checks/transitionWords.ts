import { TransitionCause } from '@meshport/backstage-plugin-data-governance-common';

const CAUSES: Record<TransitionCause, string> = {
  facts: 'the facts changed',
  rules: 'the rules changed',
  exemption: 'an exemption began or ended',
  time: 'a date was reached',
};

/**
 * Says what made a check change, as the end of a sentence with "because".
 * @internal
 */
export function causeWords(cause: TransitionCause): string {
  return CAUSES[cause];
}
