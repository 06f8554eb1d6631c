import {
  AccessRequest,
  RequestState,
} from '@meshport/backstage-plugin-data-access-common';
import { fromIso, toIso } from './time';

type Time = Date | number | string;

/** @internal */
export interface RequestRow {
  id: string;
  state: RequestState;
  is_open: boolean | number;
  requester: string;
  product: string;
  port: string;
  version: string;
  purpose: string;
  comment: string | null;
  duration: string;
  decided_by: string | null;
  decided_at: Time | null;
  decision_comment: string | null;
  created_at: Time;
  updated_at: Time;
  revision: number;
}

/**
 * A request without its grant: what one row and its approvers say.
 * @internal
 */
export type RequestRecord = Omit<AccessRequest, 'grant'>;

/** @internal */
export function fromRequestRow(
  row: RequestRow,
  approvers: string[],
): RequestRecord {
  return {
    id: row.id,
    state: row.state,
    requester: row.requester,
    product: row.product,
    port: row.port,
    version: row.version,
    purpose: row.purpose,
    ...(row.comment !== null && { comment: row.comment }),
    duration: row.duration,
    approvers,
    ...(row.decided_by !== null &&
      row.decided_at !== null && {
        decision: {
          by: row.decided_by,
          at: toIso(row.decided_at),
          ...(row.decision_comment !== null && {
            comment: row.decision_comment,
          }),
        },
      }),
    createdAt: toIso(row.created_at),
    updatedAt: toIso(row.updated_at),
    revision: row.revision,
  };
}

/** @internal */
export function toRequestRow(
  request: RequestRecord,
  isOpen: boolean,
): RequestRow {
  return {
    id: request.id,
    state: request.state,
    is_open: isOpen,
    requester: request.requester,
    product: request.product,
    port: request.port,
    version: request.version,
    purpose: request.purpose,
    comment: request.comment ?? null,
    duration: request.duration,
    decided_by: request.decision?.by ?? null,
    decided_at: fromIso(request.decision?.at),
    decision_comment: request.decision?.comment ?? null,
    created_at: new Date(request.createdAt),
    updated_at: new Date(request.updatedAt),
    revision: request.revision,
  };
}
