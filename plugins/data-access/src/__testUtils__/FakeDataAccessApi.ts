import {
  AccessOffer,
  AccessRequest,
  AccessRequestDetails,
  DataAccessApi,
  Decision,
  ListRequestsQuery,
  NewAccessRequest,
  RequestPreview,
} from '@meshport/backstage-plugin-data-access-common';
import { FakeGovernedAccess } from './FakeGovernedAccess';
import {
  makeDetails,
  makeOffer,
  makePreview,
  makeRequest,
  makeResponseError,
} from './fixtures';

const NOW = '2026-11-22T10:00:00.000Z';
const ALARMS = ['grant_failed', 'revoke_failed', 'drifted'];

/**
 * A backend in memory: it holds details of requests, answers as the contract
 * of the API says, and records what it was told to do in `changes`. `failNext`
 * makes the next call fail; `refusals` makes single decisions of many fail.
 */
export class FakeDataAccessApi
  extends FakeGovernedAccess
  implements DataAccessApi
{
  offer: AccessOffer = makeOffer();
  /** Offers by the name of the port, in place of `offer`. */
  readonly offers = new Map<string, AccessOffer>();
  previewOf: (item: NewAccessRequest) => RequestPreview = makePreview;
  inbox: string[] = [];
  mine: string[] = [];
  readonly details = new Map<string, AccessRequestDetails>();
  readonly queries: ListRequestsQuery[] = [];
  /** Why a decision of many about the request with this id fails. */
  readonly refusals = new Map<string, string>();
  pageSize = Infinity;

  add(details: AccessRequestDetails): this {
    this.details.set(details.request.id, details);
    return this;
  }

  async getOffer(
    port: Parameters<DataAccessApi['getOffer']>[0],
  ): Promise<AccessOffer> {
    this.fail();
    return this.offers.get(port.port) ?? this.offer;
  }

  async preview(items: NewAccessRequest[]) {
    this.fail();
    return { items: items.map(this.previewOf) };
  }

  async createRequest(body: NewAccessRequest): Promise<AccessRequestDetails> {
    return this.#change('createRequest', undefined, body, {
      ...makeRequest({ id: 'request-new', approvers: this.offer.approvers }),
      ...body,
    });
  }

  async createBasket(items: NewAccessRequest[]) {
    this.record('createBasket', undefined, { items });
    const basket = 'basket-new';
    const requests = items.map((item, index) =>
      makeRequest({ id: `request-new-${index + 1}`, basket, ...item }),
    );
    requests.forEach(request =>
      this.add(makeDetails(request, { basket: requests })),
    );
    return { basket, items: requests };
  }

  async listRequests(query: ListRequestsQuery) {
    this.queries.push(query);
    this.fail();
    const ids =
      query.scope === 'all' ? [...this.details.keys()] : this[query.scope];
    const items = ids
      .flatMap(id => this.details.get(id)?.request ?? [])
      .filter(request => matches(request, query));
    const start = Number(query.cursor ?? 0);
    const end = start + Math.min(this.pageSize, query.limit ?? 50);
    return {
      items: items.slice(start, end),
      nextCursor: end < items.length ? String(end) : undefined,
    };
  }

  async getRequest(id: string): Promise<AccessRequestDetails> {
    this.fail();
    const found = this.details.get(id);
    if (!found) {
      throw await makeResponseError(404, 'NotFoundError', `No request ${id}`);
    }
    return found;
  }

  async decide(id: string, body: Decision) {
    return this.#change('decide', id, body, stateAfter(body));
  }

  async decideMany(decisions: ({ id: string } & Decision)[]) {
    this.record('decideMany', undefined, { decisions });
    const results = decisions.map(({ id, ...decision }) => {
      const message = this.refusals.get(id);
      const request = this.details.get(id)?.request;
      if (message || !request) {
        const error = { name: 'ConflictError', message: message ?? 'Unknown' };
        return { id, decided: false as const, error };
      }
      const { state } = stateAfter(decision);
      const revision = request.revision + 1;
      this.add(makeDetails({ ...request, state, revision }));
      this.#decided(id);
      return { id, decided: true as const, state, revision };
    });
    return { results };
  }

  async ask(id: string, body: Parameters<DataAccessApi['ask']>[1]) {
    const question = { by: 'user:default/olivia', at: NOW, text: body.text };
    return this.#change('ask', id, body, { question });
  }

  async answer(id: string, body: Parameters<DataAccessApi['answer']>[1]) {
    const question = this.details.get(id)?.request.question;
    return this.#change('answer', id, body, {
      question: question && {
        ...question,
        answer: { by: 'user:default/chen', at: NOW, text: body.text },
      },
    });
  }

  async cancel(id: string, body: Parameters<DataAccessApi['cancel']>[1]) {
    return this.#change('cancel', id, body, { state: 'cancelled' });
  }

  async erase(id: string, body: Parameters<DataAccessApi['erase']>[1]) {
    return this.#change('erase', id, body, {
      purpose: '',
      comment: undefined,
      erasedAt: NOW,
    });
  }

  async revoke(id: string, body: Parameters<DataAccessApi['revoke']>[1]) {
    return this.#change('revoke', id, body, {});
  }

  async giveBack(id: string, body: Parameters<DataAccessApi['giveBack']>[1]) {
    return this.#change('giveBack', id, body, {});
  }

  async renew(id: string, body: Parameters<DataAccessApi['renew']>[1]) {
    const { request } = await this.getRequest(id);
    this.record('renew', id, body);
    const renewal = makeDetails(
      makeRequest({
        ...request,
        ...body,
        id: `${id}-renewal`,
        state: 'pending',
        renews: id,
        grant: undefined,
        purpose: body.purpose ?? request.purpose,
      }),
    );
    this.add(renewal);
    return renewal;
  }

  async handOver(id: string, body: Parameters<DataAccessApi['handOver']>[1]) {
    const grant = this.details.get(id)?.request.grant;
    return this.#change('handOver', id, body, {
      grant: grant && { ...grant, responsible: body.to },
    });
  }

  async retry(id: string) {
    return this.#change('retry', id, {}, {});
  }

  async #change(
    method: string,
    id: string | undefined,
    body: object,
    changes: Partial<AccessRequest>,
  ): Promise<AccessRequestDetails> {
    this.record(method, id, body);
    const old = id ? (await this.getRequest(id)).request : undefined;
    const details = makeDetails({ ...makeRequest(), ...old, ...changes });
    this.add(details);
    this.#decided(id);
    return details;
  }

  #decided(id: string | undefined): void {
    this.inbox = this.inbox.filter(known => known !== id);
  }
}

function stateAfter({ verdict }: Decision) {
  return { state: verdict === 'approve' ? 'approved' : 'denied' } as const;
}

function matches(request: AccessRequest, query: ListRequestsQuery): boolean {
  const { product, holder, basket, state, living, alarm } = query;
  const { grant } = request;
  return (
    (!product || request.product === product) &&
    (!holder || request.holder === holder) &&
    (!basket || request.basket === basket) &&
    (!state || state.includes(request.state)) &&
    (!living || Boolean(grant && !grant.endedAt)) &&
    (!alarm || ALARMS.includes(grant?.state ?? ''))
  );
}
