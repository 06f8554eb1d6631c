import {
  Exemption,
  ExemptionDetail,
} from '@meshport/backstage-plugin-data-governance-common';
import { FOUNDATIONS } from './mesh';

/** An exemption that somebody asked for and nobody decided on. */
export function exemption(changes: Partial<Exemption> = {}): Exemption {
  return {
    id: 'exemption-1',
    state: 'pending',
    scorecard: FOUNDATIONS,
    checkId: 'is-fresh',
    scorecardTitle: 'Mesh foundations',
    checkTitle: 'Is as fresh as promised',
    product: 'dataproduct:default/flights',
    reason: 'The source comes back in spring.',
    endsAt: '2099-06-30T12:00:00.000Z',
    requestedBy: 'user:default/olivia',
    requestedAt: '2026-11-20T10:00:00.000Z',
    revision: 1,
    permitted: { decide: false, revoke: false },
    ...changes,
  };
}

/** The same with what happened to it. */
export function exemptionDetail(
  changes: Partial<ExemptionDetail> = {},
): ExemptionDetail {
  const base = exemption(changes);
  return {
    ...base,
    events: [
      {
        at: base.requestedAt,
        by: base.requestedBy,
        to: 'pending',
        comment: base.reason,
      },
    ],
    ...changes,
  };
}
