import { AccessFilter } from '@meshport/backstage-plugin-data-mesh-common';
import {
  AccessEvent,
  AccessOffer,
  AccessOverview,
  AccessPolicySummary,
  AccessRequest,
  AccessRequestDetails,
  DriftCount,
  DriftFinding,
  GrantCount,
  NewAccessRequest,
  PolicyReplay,
  PortComparison,
  PortRef,
  ReaderAt,
  RequestPreview,
  RequestState,
} from './types';

/** @public */
export interface ListRequestsQuery {
  /**
   * `mine`: asked by the caller, or for the caller or a team or product of
   * theirs. `inbox`: pending ones whose current step the caller may decide.
   * `all`: every one the caller may see.
   */
  scope: 'mine' | 'inbox' | 'all';
  /** Entity ref of a product. */
  product?: string;
  /** Id of a basket. */
  basket?: string;
  /** Entity ref of who is to hold the right. */
  holder?: string;
  state?: RequestState[];
  /** Only those whose grant has not ended. */
  living?: boolean;
  /** Only those whose grant is in an alarm or has drifted. */
  alarm?: boolean;
  /** Only those whose grant ends within so many days. */
  endsWithin?: number;
  /** 1 to 200, default 50. */
  limit?: number;
  cursor?: string;
}

/** @public */
export interface Decision {
  verdict: 'approve' | 'deny';
  /** Needed to deny. */
  comment?: string;
  /** The revision the decision is made on. */
  revision: number;
  /** Shorter than what was asked for; ISO 8601 duration. */
  duration?: string;
  /** Narrower than what was asked for. */
  filter?: AccessFilter;
}

/**
 * What became of one decision of many.
 * @public
 */
export type DecisionResult =
  | { id: string; decided: true; state: RequestState; revision: number }
  | { id: string; decided: false; error: { name: string; message: string } };

/** @public */
export interface Page<T> {
  items: T[];
  nextCursor?: string;
}

/** @public */
export interface ListEventsQuery {
  /** Sequence after which to begin; 0 by default. */
  after?: number;
  /** 1 to 500, default 100. */
  limit?: number;
  requestId?: string;
  /** Entity ref of a product. */
  product?: string;
  /** Entity ref of a user. */
  actor?: string;
  type?: string;
  /** ISO 8601; from and before which. */
  from?: string;
  before?: string;
  /** Newest first when set. */
  newestFirst?: boolean;
}

/** @public */
export interface ListReadersQuery {
  /** ISO 8601 time; now when absent. */
  at?: string;
  product?: string;
  /** Entity ref of who holds the right. */
  holder?: string;
  principal?: string;
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
  /** `POST /offers/preview`; changes nothing. */
  preview(items: NewAccessRequest[]): Promise<{ items: RequestPreview[] }>;
  /** `POST /requests` */
  createRequest(request: NewAccessRequest): Promise<AccessRequestDetails>;
  /**
   * `POST /baskets`: asks for 1 to 50 ports at once, for all or for none.
   */
  createBasket(
    items: NewAccessRequest[],
  ): Promise<{ basket: string; items: AccessRequest[] }>;
  /** `GET /requests`, newest first */
  listRequests(query: ListRequestsQuery): Promise<Page<AccessRequest>>;
  /** `GET /requests/:id` */
  getRequest(id: string): Promise<AccessRequestDetails>;
  /**
   * `POST /requests/:id/decision`; 409 when the request has changed since
   * `revision`.
   */
  decide(id: string, decision: Decision): Promise<AccessRequestDetails>;
  /**
   * `POST /decisions`: each of 1 to 1000 on its own, so that one that is not
   * possible keeps none of the others.
   */
  decideMany(
    decisions: ({ id: string } & Decision)[],
  ): Promise<{ results: DecisionResult[] }>;
  /** `POST /requests/:id/question`, by an approver */
  ask(
    id: string,
    body: { text: string; revision: number },
  ): Promise<AccessRequestDetails>;
  /** `POST /requests/:id/answer`, by the requester */
  answer(
    id: string,
    body: { text: string; revision: number },
  ): Promise<AccessRequestDetails>;
  /** `POST /requests/:id/cancel` */
  cancel(
    id: string,
    body: { comment?: string; revision: number },
  ): Promise<AccessRequestDetails>;
  /**
   * `POST /requests/:id/erase`: erases purpose, comments, questions and answers
   * of a request and its events for good; the log's chain stays whole.
   */
  erase(id: string, body: { reason: string }): Promise<AccessRequestDetails>;
  /**
   * `POST /requests/:id/grant/revoke`, by an approver or a steward; `revision`
   * is the grant's.
   */
  revoke(
    id: string,
    body: { comment: string; revision: number },
  ): Promise<AccessRequestDetails>;
  /**
   * `POST /requests/:id/grant/give-back`, by the holder or who answers for it;
   * `revision` is the grant's.
   */
  giveBack(
    id: string,
    body: { comment?: string; revision: number },
  ): Promise<AccessRequestDetails>;
  /**
   * `POST /requests/:id/grant/renewal`: a new request that prolongs the grant
   * without a gap once it is approved.
   *
   * @returns the new request
   */
  renew(
    id: string,
    body: {
      duration: string;
      purpose?: string;
      comment?: string;
      acceptedTerms?: string;
    },
  ): Promise<AccessRequestDetails>;
  /**
   * `POST /requests/:id/grant/hand-over`: another member of the team, or owner
   * of the product, answers for the grant.
   */
  handOver(
    id: string,
    body: { to: string; comment?: string; revision: number },
  ): Promise<AccessRequestDetails>;
  /** `POST /requests/:id/grant/retry` */
  retry(id: string): Promise<AccessRequestDetails>;
  /**
   * `POST /grants/counts`; for services only. Grants that have not ended, of
   * the given products; states without a grant are left out. And what is not
   * as it should be in their ports; products without any are left out.
   *
   * @param products - entity refs, at most 500
   */
  countGrants(
    products: string[],
  ): Promise<{ items: GrantCount[]; drift: DriftCount[] }>;
  /**
   * `GET /drift?product=`: what is not as it should be, of products the caller
   * owns, or of all for those who may see all requests.
   */
  listDrift(query: {
    product?: string;
    state?: DriftFinding['state'];
  }): Promise<{ items: DriftFinding[]; ports: PortComparison[] }>;
  /** `POST /drift/compare`: compares the ports of a product now. */
  compare(product: string): Promise<void>;
  /**
   * `POST /drift/:id/decision`: mend the engine, or leave it as it is until a
   * time.
   */
  decideDrift(
    id: string,
    body: { revision: number; reason: string } & (
      | { action: 'repair' }
      | { action: 'adopt'; until: string }
    ),
  ): Promise<DriftFinding>;
  /** `GET /audit`: the log, of requests the caller may see. */
  listEvents(query: ListEventsQuery): Promise<Page<AccessEvent>>;
  /**
   * `GET /audit/export`: the whole log as NDJSON, to be checked with
   * `meshport audit verify`.
   */
  exportEvents(): Promise<string>;
  /** `GET /audit/readers`: who could read what at a moment. */
  listReaders(query: ListReadersQuery): Promise<Page<ReaderAt>>;
  /** `GET /policies` */
  listPolicies(): Promise<{ items: AccessPolicySummary[] }>;
  /**
   * `POST /policies/what-if`: what policies would have said about past
   * requests. Changes nothing.
   */
  replayPolicy(body: {
    /** AccessPolicy entities as YAML, in place of those of the same names. */
    definitions: string;
    /** ISO 8601: requests from then on; the last 90 days when absent. */
    from?: string;
    /** 1 to 1000, default 200; the newest. */
    limit?: number;
  }): Promise<{ items: PolicyReplay[]; problems: string[] }>;
  /** `GET /overview` */
  getOverview(): Promise<AccessOverview>;
}

/**
 * Signal channel on which the backend says that a request or its grant
 * changed; the message is `{ requestId: string }`.
 * @public
 */
export const ACCESS_SIGNAL_CHANNEL = 'data-access:requests';
