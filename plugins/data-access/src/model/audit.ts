import { ListEventsQuery } from '@meshport/backstage-plugin-data-access-common';
import { DateTime } from 'luxon';

/** The parts of the address that narrow the log. */
export interface EventFilter {
  product?: string;
  actor?: string;
  type?: string;
  request?: string;
  /** ISO dates in the viewer's time zone. */
  from?: string;
  to?: string;
}

/** What to ask the log for; a date that is none is passed over. */
export function eventsQuery(filter: EventFilter): ListEventsQuery {
  const { product, actor, type, request } = filter;
  const from = readDay(filter.from);
  const to = readDay(filter.to)?.plus({ days: 1 });
  return {
    newestFirst: true,
    product,
    actor,
    type,
    requestId: request,
    from: from?.toUTC().toISO() ?? undefined,
    before: to?.toUTC().toISO() ?? undefined,
  };
}

function readDay(day: string | undefined): DateTime | undefined {
  const read = DateTime.fromISO(day ?? '').startOf('day');
  return read.isValid ? read : undefined;
}

/**
 * The moment of a `datetime-local` field in UTC.
 *
 * @returns `undefined` for now, and for a text that is no moment
 */
export function momentOf(local: string | undefined): string | undefined {
  const at = DateTime.fromISO(local ?? '');
  return at.isValid ? at.toUTC().toISO() ?? undefined : undefined;
}
