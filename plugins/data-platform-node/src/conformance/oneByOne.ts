import {
  AccessEvidence,
  AccessItem,
  AccessOutcome,
  DataPlatformAccess,
} from '../DataPlatformAccess';

/**
 * Rights changed and read one at a time.
 * @public
 */
export interface OneByOne {
  grant(item: AccessItem): Promise<AccessEvidence>;
  revoke(item: AccessItem): Promise<AccessEvidence>;
  verify(item: AccessItem): Promise<AccessEvidence>;
}

/**
 * Calls an adapter with one item at a time, for tests: gives the evidence, or
 * throws the error that came instead.
 * @public
 */
export function oneByOne(
  access: Pick<DataPlatformAccess, 'change' | 'verify'>,
): OneByOne {
  return {
    grant: async item =>
      evidenceOf(await access.change([{ type: 'grant', item }])),
    revoke: async item =>
      evidenceOf(await access.change([{ type: 'revoke', item }])),
    verify: async item => evidenceOf(await access.verify([item])),
  };
}

function evidenceOf(outcomes: AccessOutcome[]): AccessEvidence {
  if (outcomes.length !== 1) {
    throw new Error(`One item was asked for and ${outcomes.length} answered`);
  }
  const [outcome] = outcomes;
  if ('error' in outcome) {
    throw outcome.error;
  }
  return outcome.evidence;
}
