import {
  AccessOffer,
  NewAccessRequest,
} from '@meshport/backstage-plugin-data-access-common';
import { AccessFilter } from '@meshport/backstage-plugin-data-mesh-common';
import {
  chosenDuration,
  PortValues,
  RequestFormValues,
  valuesOf,
  whatForOf,
} from './formValues';

/**
 * What a form asks for one port.
 *
 * @returns `undefined` while purpose or time are missing
 */
export function requestItem(
  values: RequestFormValues,
  offer: AccessOffer,
): NewAccessRequest | undefined {
  const { product, port, version, terms } = offer;
  const portValues = valuesOf(values, offer);
  const whatFor = whatForOf(values, offer);
  const purpose = whatFor.purpose.trim();
  const duration = chosenDuration(whatFor);
  if (!purpose || !duration) {
    return undefined;
  }
  const comment = values.comment.trim();
  const filter = chosenFilter(portValues, offer);
  const accepted = terms && portValues.acceptedTerms === terms.hash;
  return {
    product,
    port,
    version,
    purpose,
    duration,
    ...(comment && { comment }),
    ...(values.holder && { holder: values.holder }),
    ...(filter && { filter }),
    ...(accepted && { acceptedTerms: terms.hash }),
  };
}

/**
 * What a right is narrowed to by the chosen columns and values; `undefined`
 * when it is all of it. Nothing is narrowed that the port does not offer.
 */
export function chosenFilter(
  { columns, rows }: Pick<PortValues, 'columns' | 'rows'>,
  offer: Pick<AccessOffer, 'columns' | 'columnsMayBeChosen' | 'rowFilters'>,
): AccessFilter | undefined {
  const known = offer.columns?.map(({ name }) => name) ?? [];
  const chosen = offer.columnsMayBeChosen
    ? known.filter(name => columns?.includes(name) ?? true)
    : known;
  const chosenRows = offer.rowFilters.flatMap(({ column }) =>
    rows[column]?.length ? [{ column, values: rows[column] }] : [],
  );
  const filter: AccessFilter = {
    ...(chosen.length > 0 && chosen.length < known.length
      ? { columns: chosen }
      : {}),
    ...(chosenRows.length > 0 ? { rows: chosenRows } : {}),
  };
  return Object.keys(filter).length > 0 ? filter : undefined;
}
