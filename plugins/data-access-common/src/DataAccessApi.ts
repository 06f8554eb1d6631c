import {
  AccessOffer,
  AccessRequest,
  AccessRequestDetails,
  GrantCount,
  PortRef,
  RequestState,
} from './types';

/** @public */
export interface ListRequestsQuery {
  /**
   * `mine`: asked by the caller. `inbox`: pending ones the caller may decide.
   * `all`: every one the caller may see.
   */
  scope: 'mine' | 'inbox' | 'all';
  /** Entity ref of a product. */
  product?: string;
  state?: RequestState[];
  /** Only those whose grant has not ended. */
  living?: boolean;
  /** 1 to 200, default 50. */
  limit?: number;
  cursor?: string;
}

/**
 * What the data access backend offers over HTTP.
 *
 * All methods throw `ResponseError` for an answer that is not a success.
 * @public
 */
export interface DataAccessApi {
  /** `GET /offers?product=&port=&version=` */
  getOffer(port: PortRef): Promise<AccessOffer>;
  /** `POST /requests` */
  createRequest(
    request: PortRef & { purpose: string; duration: string; comment?: string },
  ): Promise<AccessRequestDetails>;
  /** `GET /requests`, newest first */
  listRequests(
    query: ListRequestsQuery,
  ): Promise<{ items: AccessRequest[]; nextCursor?: string }>;
  /** `GET /requests/:id` */
  getRequest(id: string): Promise<AccessRequestDetails>;
  /**
   * `POST /requests/:id/decision`; 409 when the request has changed since
   * `revision`.
   */
  decide(
    id: string,
    decision: {
      verdict: 'approve' | 'deny';
      comment?: string;
      revision: number;
    },
  ): Promise<AccessRequestDetails>;
  /** `POST /requests/:id/cancel` */
  cancel(
    id: string,
    body: { comment?: string; revision: number },
  ): Promise<AccessRequestDetails>;
  /**
   * `POST /requests/:id/grant/revoke`, by an approver or a steward; `revision`
   * is the grant's.
   */
  revoke(
    id: string,
    body: { comment: string; revision: number },
  ): Promise<AccessRequestDetails>;
  /**
   * `POST /requests/:id/grant/give-back`, by the holder; `revision` is the
   * grant's.
   */
  giveBack(
    id: string,
    body: { comment?: string; revision: number },
  ): Promise<AccessRequestDetails>;
  /** `POST /requests/:id/grant/retry` */
  retry(id: string): Promise<AccessRequestDetails>;
  /**
   * `POST /grants/counts`; for services only. Grants that have not ended, of
   * the given products; states without a grant are left out.
   *
   * @param products - entity refs, at most 500
   */
  countGrants(products: string[]): Promise<{ items: GrantCount[] }>;
}

/**
 * Signal channel on which the backend says that a request or its grant
 * changed; the message is `{ requestId: string }`.
 * @public
 */
export const ACCESS_SIGNAL_CHANNEL = 'data-access:requests';
