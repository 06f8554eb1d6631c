import fc from 'fast-check';
import { CHEN, GRACE, OLIVIA, OTTO } from '../mesh';

/** What people may try, whether they may do it or not. */
export const DEEDS = [
  'approve',
  'approve-less',
  'deny',
  'ask',
  'answer',
  'cancel',
  'revoke',
  'give-back',
  'retry',
  'renew',
  'approve-renewal',
  'hand-over',
  'erase',
] as const;

/** What happens without anyone asking. */
export const HAPPENINGS = [
  'outbox',
  'end-of-time',
  'standing',
  'drift-check',
  'engine-fails',
  'engine-works',
  'engine-forgets',
  'reclassified',
  'retired',
] as const;

/** One step of a run. */
export type Step =
  | { who: string; does: (typeof DEEDS)[number] }
  | { does: (typeof HAPPENINGS)[number] };

const person = fc.constantFrom(CHEN, OLIVIA, OTTO, GRACE);

const weighted = <T>(weight: number, arbitrary: fc.Arbitrary<T>) => ({
  weight,
  arbitrary,
});

// Steps towards a right more often than the rest, so that most runs get there.
const step: fc.Arbitrary<Step> = fc.oneof(
  weighted(
    10,
    fc.record({ who: person, does: fc.constant('approve' as const) }),
  ),
  weighted(
    3,
    fc.record({ who: person, does: fc.constant('approve-renewal' as const) }),
  ),
  weighted(8, fc.record({ who: person, does: fc.constantFrom(...DEEDS) })),
  weighted(6, fc.record({ does: fc.constant('outbox' as const) })),
  weighted(6, fc.record({ does: fc.constantFrom(...HAPPENINGS) })),
);

/** Any sequence of steps. */
export const steps = fc.array(step, {
  minLength: 6,
  maxLength: 24,
  size: 'max',
});
