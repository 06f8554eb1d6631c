import { randomUUID } from 'node:crypto';
import { RequestRecord } from '../database/requestRows';
import { SilenceLimits } from '../silence/clock';
import { clockOf } from '../silence/clockOf';
import { SYSTEM } from '../workflow/actors';
import { Assessment } from './Assessor';
import { openRequest } from './requestMachine';
import { RequestEffect } from './requestTypes';

/**
 * The request that comes of an assessment without problems, as it begins.
 *
 * @param options - `now`: ISO 8601, by the database's clock
 * @internal
 */
export function newRequestRecord(
  { item, view, holder, verdict }: Assessment,
  options: {
    requester: string;
    basket?: string;
    now: string;
    limits: SilenceLimits;
  },
): { request: RequestRecord; effects: readonly RequestEffect[] } {
  if (!verdict) {
    throw new Error('A request that was not judged cannot begin');
  }
  const { requester, basket, now, limits } = options;
  const { steps, ...policy } = verdict;
  const { patch, effects } = openRequest(verdict, view.terms.approvers);
  const decided = patch.state !== 'pending';
  return {
    request: {
      id: randomUUID(),
      ...(basket && { basket }),
      requester,
      holder: holder.ref,
      ...(holder.owners && { holderOwners: holder.owners }),
      product: item.product,
      port: item.port,
      version: item.version,
      purpose: item.purpose,
      ...(item.comment && { comment: item.comment }),
      duration: item.duration,
      ...(item.filter && { filter: item.filter }),
      ...(item.acceptedTerms && { acceptedTerms: item.acceptedTerms }),
      ...(item.renews && { renews: item.renews }),
      steps: [],
      ...patch,
      ...(decided && {
        decision: { by: SYSTEM, at: now, comment: verdict.reason },
      }),
      policy,
      basis: view.basis,
      ...clockOf({}, patch, { effects, now, limits }),
      createdAt: now,
      updatedAt: now,
      revision: 1,
    },
    effects,
  };
}
