import {
  AccessRequest,
  AccessRequestDetails,
  DataAccessApi,
} from '@meshport/backstage-plugin-data-access-common';
import { AccessFilter } from '@meshport/backstage-plugin-data-mesh-common';
import { AccessAction } from './actions';

/** What a person gives with an action; each takes what it needs of it. */
export interface ActionInput {
  comment: string;
  /** ISO 8601: of a renewal, or a shorter one of an approval. */
  duration?: string;
  /** Narrower than what was asked for. */
  filter?: AccessFilter;
  /** Purpose of a renewal. */
  purpose?: string;
  /** Hash of the terms that were accepted for a renewal. */
  acceptedTerms?: string;
  /** Entity ref of the user to whom a right is handed over. */
  to?: string;
}

/**
 * Does an action on the revision of the request that the person saw.
 *
 * @returns the request afterwards; of a renewal, the new one
 * @throws `ResponseError` 409 when the request has changed since
 */
export function runAction(
  api: DataAccessApi,
  action: AccessAction,
  request: AccessRequest,
  input: ActionInput,
): Promise<AccessRequestDetails> {
  const { id, revision } = request;
  const { comment, duration, filter, purpose, acceptedTerms, to = '' } = input;
  const said = comment ? { comment } : {};
  const ofGrant = { revision: request.grant?.revision ?? revision };
  switch (action) {
    case 'approve':
      return api.decide(id, {
        verdict: 'approve',
        ...said,
        revision,
        ...(duration && { duration }),
        ...(filter && { filter }),
      });
    case 'deny':
      return api.decide(id, { verdict: 'deny', ...said, revision });
    case 'ask':
      return api.ask(id, { text: comment, revision });
    case 'answer':
      return api.answer(id, { text: comment, revision });
    case 'cancel':
      return api.cancel(id, { ...said, revision });
    case 'renew':
      return api.renew(id, {
        duration: duration ?? request.duration,
        ...(purpose && { purpose }),
        ...said,
        ...(acceptedTerms && { acceptedTerms }),
      });
    case 'handOver':
      return api.handOver(id, { to, ...said, ...ofGrant });
    case 'giveBack':
      return api.giveBack(id, { ...said, ...ofGrant });
    case 'revoke':
      return api.revoke(id, { comment, ...ofGrant });
    case 'erase':
    default:
      return api.erase(id, { reason: comment });
  }
}
