import {
  AccessRequest,
  NewAccessRequest,
  PortRef,
} from '@meshport/backstage-plugin-data-access-common';
import { AccessFilter } from '@meshport/backstage-plugin-data-mesh-common';
import { z } from 'zod';
import { RequestFormValues, withPort } from './formValues';
import { addressOfPorts, portsInAddress } from './portRefs';

/** What a right is narrowed to, as it comes from outside. */
export const filterSchema = z.object({
  columns: z.array(z.string()).optional(),
  rows: z
    .array(z.object({ column: z.string(), values: z.array(z.string()) }))
    .optional(),
});

/** What a link fills a form with, as the names of its parameters. */
export const PREFILL_PARAMETERS = [
  'purpose',
  'duration',
  'comment',
  'holder',
  'filter',
];

/** What somebody asks for, all ports for the same purpose and time. */
export type PrefilledRequest = Pick<
  NewAccessRequest,
  'purpose' | 'duration' | 'comment' | 'holder'
> & { ports: (PortRef & { filter?: AccessFilter })[] };

/** Tells whether an address fills in more than the ports. */
export function hasPrefill(params: URLSearchParams): boolean {
  return PREFILL_PARAMETERS.some(name => params.has(name));
}

/** The parameters of a link that opens a filled form. */
export function prefillAddress(request: PrefilledRequest): URLSearchParams {
  const params = addressOfPorts(request.ports);
  for (const name of ['purpose', 'duration', 'comment', 'holder'] as const) {
    const value = request[name];
    if (value) {
      params.set(name, value);
    }
  }
  if (request.ports.some(({ filter }) => filter)) {
    for (const { filter } of request.ports) {
      params.append('filter', JSON.stringify(filter ?? {}));
    }
  }
  return params;
}

/** The parameters of a link that asks for the same as an earlier request. */
export function copyAddress(request: AccessRequest): URLSearchParams {
  const { product, port, version, filter, requester, holder } = request;
  return prefillAddress({
    ...request,
    holder: holder === requester ? undefined : holder,
    ports: [{ product, port, version, filter }],
  });
}

/** Fills a form with what an address says; the rest stays as it is. */
export function prefilled(
  values: RequestFormValues,
  params: URLSearchParams,
): RequestFormValues {
  const filters = params.getAll('filter');
  const filled: RequestFormValues = {
    ...values,
    purpose: params.get('purpose') ?? values.purpose,
    comment: params.get('comment') ?? values.comment,
    holder: params.get('holder') ?? values.holder,
    duration: params.get('duration') ?? values.duration,
  };
  return portsInAddress(params).reduce((next, port, index) => {
    const { columns, rows = [] } = readFilter(filters[index]) ?? {};
    return filters[index] === undefined
      ? next
      : withPort(next, port, {
          columns,
          rows: Object.fromEntries(
            rows.map(row => [row.column, row.values] as const),
          ),
        });
  }, filled);
}

function readFilter(text: string | undefined): AccessFilter | undefined {
  try {
    return filterSchema.parse(JSON.parse(text ?? ''));
  } catch {
    return undefined;
  }
}
