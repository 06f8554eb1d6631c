import { DriftFinding } from '@meshport/backstage-plugin-data-access-common';
import { Tone } from '@meshport/backstage-plugin-data-mesh-react';

/** What can be decided about a finding. */
export type DriftAction = 'repair' | 'adopt';

/** What is wrong, in a word and a sentence. */
export const KIND_WORDS: Record<
  DriftFinding['kind'],
  { label: string; title: string; repair: string }
> = {
  missing: {
    label: 'Missing',
    title: 'A right was granted, but the data platform has none.',
    repair: 'The right is given again, as it was granted.',
  },
  unexpected: {
    label: 'Unexpected',
    title: 'Somebody can read without a right granted here.',
    repair:
      'The right is taken away on the data platform. Nobody is asked first.',
  },
  different: {
    label: 'Different',
    title: 'There is a right, but not as it was granted.',
    repair: 'The right is made as it was granted.',
  },
};

/** Where a finding stands. */
export function findingState(finding: DriftFinding): {
  label: string;
  tone: Tone;
} {
  switch (finding.state) {
    case 'repairing':
      return { label: 'Being repaired', tone: 'notice' };
    case 'adopted':
      return { label: 'Left as it is', tone: 'neutral' };
    case 'gone':
      return { label: 'Gone', tone: 'good' };
    default:
      return {
        label: KIND_WORDS[finding.kind].label,
        tone: finding.kind === 'unexpected' ? 'danger' : 'caution',
      };
  }
}

/** What can be decided about a finding now. */
export function driftActions({
  state,
  repairable,
}: DriftFinding): DriftAction[] {
  if (state !== 'open' && state !== 'adopted') {
    return [];
  }
  return [
    ...(repairable ? (['repair'] as const) : []),
    ...(state === 'open' ? (['adopt'] as const) : []),
  ];
}

/** The words of an action. */
export const DRIFT_ACTIONS: Record<
  DriftAction,
  { button: string; title: string }
> = {
  repair: { button: 'Repair', title: 'Repair this on the data platform?' },
  adopt: {
    button: 'Leave for a time',
    title: 'Leave this as it is for a time?',
  },
};
