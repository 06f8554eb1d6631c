import {
  AccessPolicySummary,
  PolicyDecision,
} from '@meshport/backstage-plugin-data-access-common';
import { Tone } from '@meshport/backstage-plugin-data-mesh-react';

type Rule = AccessPolicySummary['rules'][number];

/** What a rule does when it applies. */
export const EFFECT_WORDS: Record<
  Rule['effect'],
  { label: string; tone: Tone }
> = {
  approve: { label: 'Approves', tone: 'good' },
  deny: { label: 'Denies', tone: 'danger' },
  require: { label: 'Adds a step', tone: 'notice' },
};

/** What policies said about a request. */
export const OUTCOME_WORDS: Record<
  PolicyDecision['outcome'],
  { label: string; tone: Tone }
> = {
  approve: { label: 'Approved at once', tone: 'good' },
  deny: { label: 'Denied at once', tone: 'danger' },
  decide: { label: 'Decided by people', tone: 'neutral' },
};
