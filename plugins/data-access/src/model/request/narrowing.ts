import {
  AccessOffer,
  AccessRequest,
} from '@meshport/backstage-plugin-data-access-common';
import {
  AccessFilter,
  RowFilterOffer,
} from '@meshport/backstage-plugin-data-mesh-common';
import { PortValues } from '../ask/formValues';
import { chosenFilter } from '../ask/requestItems';
import { filterKey } from '../filterWords';

type NarrowableOffer = Pick<
  AccessOffer,
  'columns' | 'columnsMayBeChosen' | 'rowFilters'
>;

/** What is left of a request after those who decided before. */
export function leftOf(request: AccessRequest): {
  /** ISO 8601. */
  duration: string;
  filter?: AccessFilter;
} {
  const { granted, duration, filter } = request;
  return {
    duration: granted?.duration ?? duration,
    filter: granted?.filter ?? filter,
  };
}

/**
 * What an approver may choose among: what the port offers, of what is asked
 * for.
 */
export function narrowableOffer(
  offer: AccessOffer,
  left: AccessFilter | undefined,
): NarrowableOffer {
  return {
    columnsMayBeChosen: offer.columnsMayBeChosen,
    columns: offer.columns?.filter(
      ({ name }) => left?.columns?.includes(name) ?? true,
    ),
    rowFilters: offer.rowFilters.map(
      (filter): RowFilterOffer => ({
        ...filter,
        values:
          left?.rows?.find(row => row.column === filter.column)?.values ??
          filter.values,
      }),
    ),
  };
}

/** The form values that stand for what is left of a request. */
export function rowValuesOf(
  left: AccessFilter | undefined,
): Record<string, string[]> {
  return Object.fromEntries(
    (left?.rows ?? []).map(({ column, values }) => [column, values]),
  );
}

/**
 * The narrower filter that an approver chose.
 *
 * @param chosen - of what {@link narrowableOffer} gives
 * @returns `undefined` when it is what is left anyway
 */
export function narrowedFilter(
  chosen: Pick<PortValues, 'columns' | 'rows'>,
  offer: NarrowableOffer,
  left: AccessFilter | undefined,
): AccessFilter | undefined {
  const narrowed = chosenFilter(chosen, offer);
  const columns = narrowed?.columns ?? left?.columns;
  const rows = [
    ...(narrowed?.rows ?? []),
    // A value for each column was asked for: none chosen is not all of them.
    ...(left?.rows ?? []).filter(
      ({ column }) => !narrowed?.rows?.some(row => row.column === column),
    ),
  ];
  const filter = {
    ...(columns && { columns }),
    ...(rows.length > 0 && { rows }),
  };
  return filterKey(filter) === filterKey(left) ? undefined : filter;
}
