import {
  CHECK_STATUSES,
  CheckStatus,
  HeatMapQuery,
  MeshQuery,
} from '@meshport/backstage-plugin-data-governance-common';

/**
 * The orders that products can come in.
 * @internal
 */
export const MESH_ORDERS = ['title', 'score', 'domain', 'owner'] as const;

/** @internal */
export type MeshOrder = (typeof MESH_ORDERS)[number];

/**
 * What the pages of the mesh show: all of it is in the page's address.
 * @internal
 */
export interface MeshView {
  /** Entity refs. */
  domains: string[];
  owners: string[];
  /** Names of levels; {@link NO_LEVEL} for none. */
  levels: string[];
  /** Entity ref; absent: all of them, or the first where one is needed. */
  scorecard?: string;
  /** A check of the scorecard, and the statuses of it to show. */
  checkId?: string;
  statuses: CheckStatus[];
  text: string;
  order: MeshOrder;
  layout: 'heat-map' | 'list';
  /** From 0; one more in the address. */
  page: number;
}

/** The value of a level filter for products that reached none. */
export const NO_LEVEL = 'none';

/** As many products as one answer holds. */
export const PRODUCTS_ON_A_PAGE = 2000;

/**
 * The statuses that ask for work.
 * @internal
 */
export const OPEN_STATUSES: CheckStatus[] = ['fail', 'unknown'];

const LISTS = { domains: 'domain', owners: 'owner', levels: 'level' } as const;
const STATUS = 'status';
const SCORECARD = 'scorecard';
const CHECK = 'check';
const TEXT = 'q';
const ORDER = 'sort';
const LAYOUT = 'view';
const PAGE = 'page';

/**
 * Reads what to show from the page's address. What it cannot read is passed
 * over, so that an old or mistyped link still shows products.
 * @internal
 */
export function readMeshView(parameters: URLSearchParams): MeshView {
  const list = (name: string) => [...new Set(parameters.getAll(name))];
  const page = Number(parameters.get(PAGE));
  const statuses = list(STATUS);
  return {
    domains: list(LISTS.domains),
    owners: list(LISTS.owners),
    levels: list(LISTS.levels),
    scorecard: parameters.get(SCORECARD) || undefined,
    checkId: parameters.get(CHECK) || undefined,
    statuses: CHECK_STATUSES.filter(status => statuses.includes(status)),
    text: parameters.get(TEXT) ?? '',
    order:
      MESH_ORDERS.find(order => order === parameters.get(ORDER)) ?? 'title',
    layout: parameters.get(LAYOUT) === 'list' ? 'list' : 'heat-map',
    page: Number.isSafeInteger(page) && page > 1 ? page - 1 : 0,
  };
}

/**
 * Writes what to show into the parameters of the page's address; parameters of
 * others are kept, and what is as usual is left out.
 * @internal
 */
export function writeMeshView(
  parameters: URLSearchParams,
  view: MeshView,
): URLSearchParams {
  const written = new URLSearchParams(parameters);
  const set = (name: string, values: (string | false | undefined)[]) => {
    written.delete(name);
    values.forEach(value => value && written.append(name, value));
  };
  set(LISTS.domains, view.domains);
  set(LISTS.owners, view.owners);
  set(LISTS.levels, view.levels);
  set(SCORECARD, [view.scorecard]);
  set(CHECK, [view.checkId]);
  set(STATUS, view.statuses);
  set(TEXT, [view.text]);
  set(ORDER, [view.order !== 'title' && view.order]);
  set(LAYOUT, [view.layout !== 'heat-map' && view.layout]);
  set(PAGE, [view.page > 0 && String(view.page + 1)]);
  return written;
}

/**
 * The view with some things changed. A check belongs to its scorecard, and the
 * statuses to the check, so they go with it; all but the layout decides what is
 * found, so the first page is shown then unless another is asked for.
 * @internal
 */
export function changeMeshView(
  view: MeshView,
  change: Partial<MeshView>,
): MeshView {
  const next = { ...view, page: 0, ...change };
  if (Object.keys(change).every(key => key === 'layout')) {
    next.page = view.page;
  }
  if (next.scorecard !== view.scorecard && !change.checkId) {
    next.checkId = undefined;
  }
  if (!next.checkId) {
    next.statuses = [];
  } else if (next.checkId !== view.checkId && !change.statuses) {
    next.statuses = OPEN_STATUSES;
  }
  return next;
}

/**
 * What is after the path in a link to a view.
 *
 * @returns '' for the usual view, else with its question mark
 * @internal
 */
export function meshSearch(change: Partial<MeshView>): string {
  const view = { ...readMeshView(new URLSearchParams()), ...change };
  const written = writeMeshView(new URLSearchParams(), view).toString();
  return written && `?${written}`;
}

/**
 * Whether anything but the choice of a scorecard narrows the products.
 * @internal
 */
export function isNarrowed(view: MeshView): boolean {
  return (
    view.text.trim() !== '' ||
    view.checkId !== undefined ||
    view.domains.length + view.owners.length + view.levels.length > 0
  );
}

/**
 * The view with nothing that narrows it.
 * @internal
 */
export const NOT_NARROWED = {
  domains: [],
  owners: [],
  levels: [],
  checkId: undefined,
  text: '',
} satisfies Partial<MeshView>;

/**
 * What to narrow the products by, for the backend. Conditions that say nothing
 * are left out.
 * @internal
 */
export function toMeshQuery(view: MeshView): MeshQuery {
  const list = <T>(values: T[]) => (values.length > 0 ? values : undefined);
  const { scorecard, checkId } = view;
  return {
    domains: list(view.domains),
    owners: list(view.owners),
    levels: list(view.levels),
    scorecard,
    checkId: scorecard && checkId,
    statuses: scorecard && checkId ? list(view.statuses) : undefined,
    text: view.text.trim() || undefined,
  };
}

/**
 * What to ask for the heat map of a scorecard.
 * @internal
 */
export function toHeatMapQuery(
  view: MeshView,
  scorecard: string,
): HeatMapQuery {
  return {
    ...toMeshQuery({ ...view, scorecard }),
    scorecard,
    sort: view.order,
    limit: PRODUCTS_ON_A_PAGE,
    offset: view.page * PRODUCTS_ON_A_PAGE,
  };
}
