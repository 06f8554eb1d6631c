import {
  AccessOffer,
  AccessRequest,
  AccessRequestDetails,
  DataAccessApi,
  ListRequestsQuery,
} from '@meshport/backstage-plugin-data-access-common';
import { makeDetails, makeOffer, makeResponseError } from './fixtures';

/**
 * A backend in memory: it holds details of requests, answers as the contract
 * of the API says, and records what it was told to do. `failNext` makes the
 * next change fail.
 */
export class FakeDataAccessApi implements DataAccessApi {
  offer: AccessOffer = makeOffer();
  inbox: string[] = [];
  mine: string[] = [];
  readonly details = new Map<string, AccessRequestDetails>();
  readonly queries: ListRequestsQuery[] = [];
  readonly changes: { method: string; id?: string; body?: object }[] = [];
  failure?: Error;
  pageSize = Infinity;

  add(details: AccessRequestDetails): this {
    this.details.set(details.request.id, details);
    return this;
  }

  failNext(error: Error): void {
    this.failure = error;
  }

  async getOffer(): Promise<AccessOffer> {
    this.#fail();
    return this.offer;
  }

  async createRequest(
    body: Parameters<DataAccessApi['createRequest']>[0],
  ): Promise<AccessRequestDetails> {
    return this.#change('createRequest', undefined, body, {
      id: 'request-new',
      state: 'pending',
      requester: 'user:default/chen',
      approvers: this.offer.approvers,
      createdAt: '2026-11-22T10:00:00.000Z',
      updatedAt: '2026-11-22T10:00:00.000Z',
      revision: 1,
      ...body,
    });
  }

  async listRequests(query: ListRequestsQuery) {
    this.queries.push(query);
    this.#fail();
    const ids =
      query.scope === 'all' ? [...this.details.keys()] : this[query.scope];
    const items = ids
      .flatMap(id => this.details.get(id)?.request ?? [])
      .filter(({ state }) => !query.state || query.state.includes(state));
    const start = Number(query.cursor ?? 0);
    const end = start + Math.min(this.pageSize, query.limit ?? 50);
    return {
      items: items.slice(start, end),
      nextCursor: end < items.length ? String(end) : undefined,
    };
  }

  async getRequest(id: string): Promise<AccessRequestDetails> {
    this.#fail();
    const found = this.details.get(id);
    if (!found) {
      throw await makeResponseError(404, 'NotFoundError', `No request ${id}`);
    }
    return found;
  }

  async decide(id: string, body: Parameters<DataAccessApi['decide']>[1]) {
    return this.#change('decide', id, body, {
      state: body.verdict === 'approve' ? 'approved' : 'denied',
    });
  }

  async cancel(id: string, body: Parameters<DataAccessApi['cancel']>[1]) {
    return this.#change('cancel', id, body, { state: 'cancelled' });
  }

  async revoke(id: string, body: Parameters<DataAccessApi['revoke']>[1]) {
    return this.#change('revoke', id, body, {});
  }

  async giveBack(id: string, body: Parameters<DataAccessApi['giveBack']>[1]) {
    return this.#change('giveBack', id, body, {});
  }

  async retry(id: string) {
    return this.#change('retry', id, {}, {});
  }

  async countGrants() {
    return { items: [] };
  }

  async #change(
    method: string,
    id: string | undefined,
    body: object,
    changes: Partial<AccessRequest>,
  ): Promise<AccessRequestDetails> {
    this.changes.push({ method, id, body });
    this.#fail();
    const old = id ? (await this.getRequest(id)).request : undefined;
    const request = { ...old, ...changes } as AccessRequest;
    const details = makeDetails(request);
    this.add(details);
    this.inbox = this.inbox.filter(known => known !== id);
    return details;
  }

  #fail(): void {
    const error = this.failure;
    this.failure = undefined;
    if (error) {
      throw error;
    }
  }
}
