import { parseEntityRef } from '@backstage/catalog-model';
import {
  Exemption,
  ExemptionEvent,
  ExemptionState,
} from '@meshport/backstage-plugin-data-governance-common';
import { Tone } from '@meshport/backstage-plugin-data-mesh-react';

/** All states, in the order of life. */
export const EXEMPTION_STATES: ExemptionState[] = [
  'pending',
  'approved',
  'rejected',
  'revoked',
  'expired',
];

const STATES: Record<ExemptionState, { label: string; tone: Tone }> = {
  pending: { label: 'Waiting for a decision', tone: 'caution' },
  approved: { label: 'In force', tone: 'notice' },
  rejected: { label: 'Rejected', tone: 'danger' },
  revoked: { label: 'Ended early', tone: 'neutral' },
  expired: { label: 'Over', tone: 'neutral' },
};

/**
 * The word and the tone of a state.
 * @internal
 */
export function stateLooks(state: ExemptionState): {
  label: string;
  tone: Tone;
} {
  return STATES[state];
}

/**
 * Reads a state from an address.
 *
 * @returns `undefined` for what is no state
 * @internal
 */
export function readState(text: string | null): ExemptionState | undefined {
  return EXEMPTION_STATES.find(state => state === text);
}

/**
 * What an exemption is for, by entity ref.
 * @internal
 */
export function subjectOf(exemption: {
  product?: string;
  domain?: string;
}): string {
  return exemption.product ?? exemption.domain ?? '';
}

/**
 * What a sentence calls an entity.
 * @internal
 */
export function nameOf(ref: string): string {
  return parseEntityRef(ref, { defaultKind: 'User' }).name;
}

/**
 * Says in plain words where an exemption stands.
 * @internal
 */
export function sayState(exemption: Exemption): string {
  const decider = exemption.decidedBy && nameOf(exemption.decidedBy);
  switch (exemption.state) {
    case 'pending':
      return 'The owner of the scorecard decides. The check counts until then.';
    case 'approved':
      return `${
        decider ?? 'The owner of the scorecard'
      } approved this. The check is shown as exempt and does not count until the exemption ends; then it counts again by itself.`;
    case 'rejected':
      return `${
        decider ?? 'The owner of the scorecard'
      } rejected this. The check counts.`;
    case 'revoked':
      return exemption.decidedBy
        ? 'This ended early. The check counts again.'
        : 'This was withdrawn before anybody decided.';
    default:
      return exemption.decidedBy
        ? 'This is over. The check counts again.'
        : 'Nobody decided before the end that was asked for.';
  }
}

/**
 * Says in plain words what happened to an exemption.
 * @internal
 */
export function sayEvent(event: ExemptionEvent): string {
  switch (event.to) {
    case 'pending':
      return 'Asked for the exemption';
    case 'approved':
      return 'Approved';
    case 'rejected':
      return 'Rejected';
    case 'revoked':
      return event.from === 'pending' ? 'Withdrew it' : 'Ended it early';
    default:
      return event.from === 'pending'
        ? 'The end was reached without a decision'
        : 'It ended, and the check counts again';
  }
}
