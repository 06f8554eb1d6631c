import {
  AccessOffer,
  OfferHolder,
  PortRef,
} from '@meshport/backstage-plugin-data-access-common';
import { RequestStore } from '../database/RequestStore';
import { productRef } from '../ports/entityRefs';
import { callerRefusal, Holder } from '../ports/holders';
import { PortCatalog } from '../ports/PortCatalog';
import { PortView } from '../ports/PortView';
import { holderRefusal, stepsRefusal } from '../ports/refusals';
import { Caller } from './Assessor';

/**
 * Says what ports offer.
 * @internal
 */
export class OfferService {
  readonly #requests: RequestStore;
  readonly #ports: PortCatalog;

  constructor(options: { requests: RequestStore; ports: PortCatalog }) {
    this.#requests = options.requests;
    this.#ports = options.ports;
  }

  /**
   * What a port offers a user, for whom they may ask, and why not.
   *
   * @throws `NotFoundError` when the port is not there for this user
   */
  async offer(asked: PortRef, caller: Caller): Promise<AccessOffer> {
    const port = { ...asked, product: productRef(asked.product) };
    const [view] = await this.#ports.offered([port], caller.credentials);
    const holders = await this.#holders(port, view, caller);
    const [own] = holders;
    return {
      ...port,
      ...termsOf(view),
      holders,
      ...(own.principal && { principal: own.principal }),
      ...(own.refusal && { refusal: own.refusal }),
      ...(own.existing && { existing: own.existing }),
    };
  }

  async #holders(
    port: PortRef,
    view: PortView,
    caller: Caller,
  ): Promise<OfferHolder[]> {
    const { platform } = view.terms;
    const groups = caller.claims.filter(ref => ref.startsWith('group:'));
    const refs = [
      caller.userRef,
      ...groups,
      ...this.#ports.productsWithAccount(platform),
    ];
    const found = await this.#ports.holders(
      refs.map(ref => ({ ref, platform })),
    );
    const theirs = found.filter(
      (holder, i) =>
        i === 0 || (!holder.refusal && !callerRefusal(holder, caller)),
    );
    const open = await this.#requests.findOpen(
      theirs.map(({ ref }) => ({ ...port, holder: ref })),
    );
    return theirs.map((holder, i) =>
      offerHolder(holder, view, caller, open[i]),
    );
  }
}

function offerHolder(
  holder: Holder,
  view: PortView,
  caller: Caller,
  existing: string | undefined,
): OfferHolder {
  const { terms } = view;
  const refusal =
    view.refusal ??
    holderRefusal(terms, holder) ??
    stepsRefusal(
      terms,
      [{ title: 'Approval', approvers: terms.approvers, quorum: 1 }],
      { requester: caller.userRef, behind: [] },
    );
  return {
    ref: holder.ref,
    ...(holder.principal && { principal: holder.principal }),
    ...(refusal && { refusal }),
    ...(existing && { existing: { requestId: existing } }),
  };
}

function termsOf({ terms, columns = [] }: PortView) {
  const { narrowing, masks, deprecation } = terms;
  const isNarrowed =
    narrowing.columns || narrowing.rows.length > 0 || masks.length > 0;
  return {
    productTitle: terms.productTitle,
    classification: terms.classification,
    purposes: terms.purposes,
    longestDuration: terms.longestDuration,
    ...(terms.endsWith && { endsWith: terms.endsWith }),
    approvers: terms.approvers,
    ...(terms.terms && { terms: terms.terms }),
    ...(isNarrowed &&
      columns.length > 0 && {
        columns: columns.map(column => {
          const mask = masks.find(one => one.column === column.name)?.mask;
          return { ...column, ...(mask && { mask }) };
        }),
      }),
    columnsMayBeChosen: narrowing.columns,
    rowFilters: narrowing.rows,
    ...(deprecation && { deprecation }),
  };
}
