import {
  AccessEvent,
  ReaderAt,
} from '@meshport/backstage-plugin-data-access-common';
import { AccessFilter } from '@meshport/backstage-plugin-data-mesh-common';
import { z } from 'zod';

/** What the details of events may say; anything else is left out. */
const detailsSchema = z.object({
  product: z.string().catch(''),
  port: z.string().catch(''),
  version: z.string().catch(''),
  holder: z.string().optional().catch(undefined),
  purpose: z.string().optional().catch(undefined),
  platform: z.string().catch(''),
  principal: z.string().catch(''),
  filter: z
    .object({
      columns: z.array(z.string()).optional(),
      rows: z
        .array(z.object({ column: z.string(), values: z.array(z.string()) }))
        .optional(),
    })
    .optional()
    .catch(undefined),
  expiresAt: z.iso.datetime().optional().catch(undefined),
  approvedBy: z.array(z.string()).optional().catch(undefined),
  renewal: z.string().optional().catch(undefined),
  evidence: z.object({ state: z.string() }).optional().catch(undefined),
});

/**
 * The request whose approval prolonged a grant by an event, if it did.
 * @internal
 */
export function renewalOf(event: AccessEvent): string | undefined {
  return event.type === 'grant.extended' ? detailsOf(event).renewal : undefined;
}

/**
 * Whether and how a grant could be used at a moment, by nothing but the log. A
 * right counts from when the engine confirmed it until the engine confirmed
 * its end, also past the time it should have ended at: nothing proves then that
 * it did.
 *
 * @param grantId - the grant
 * @param events - of its request, and approvals of the requests that prolonged
 * it, in their order; also those after the moment
 * @param at - milliseconds since 1970
 * @returns `undefined` when it could not be used then
 * @internal
 */
export function readerAt(
  grantId: string,
  events: readonly AccessEvent[],
  at: number,
): ReaderAt | undefined {
  const past = events.filter(event => Date.parse(event.at) <= at);
  const ofGrant = past.filter(event => event.grantId === grantId);
  const asked = past.find(({ type }) => type === 'request.submitted');
  const granted = ofGrant.find(({ type }) => type === 'grant.requested');
  const activated = ofGrant.find(({ type }) => type === 'grant.activated');
  if (!asked || !granted || !activated || !isReadable(ofGrant)) {
    return undefined;
  }

  const request = detailsOf(asked);
  const grant = detailsOf(granted);
  const end = events.find(
    ({ type, grantId: id }) => type === 'grant.ended' && id === grantId,
  );
  const planned = ofGrant.flatMap(event => detailsOf(event).expiresAt ?? []);
  const until = end?.at ?? planned.at(-1);
  return {
    product: request.product,
    port: request.port,
    version: request.version,
    grantId,
    requestId: asked.requestId,
    holder: request.holder ?? asked.actor,
    principal: grant.principal,
    platform: grant.platform,
    ...(grant.filter?.columns && { columns: grant.filter.columns }),
    ...(grant.filter?.rows && { rows: rowsInWords(grant.filter.rows) }),
    purpose: asked.purpose ?? request.purpose ?? '',
    requester: asked.actor,
    approvedBy: approversOf(past, asked.requestId),
    from: activated.at,
    ...(until && { until }),
    ended: end !== undefined,
  };
}

/** What the engine said last. */
function isReadable(events: readonly AccessEvent[]): boolean {
  return events.reduce((readable, event) => {
    switch (event.type) {
      case 'grant.activated':
      case 'grant.recovered':
        return true;
      case 'grant.ended':
        return false;
      case 'grant.drifted':
        return readable && detailsOf(event).evidence?.state !== 'absent';
      default:
        return readable;
    }
  }, false);
}

/** Of the request, and of those that had prolonged the grant by then. */
function approversOf(
  past: readonly AccessEvent[],
  requestId: string,
): string[] {
  const counted = new Set([
    requestId,
    ...past.flatMap(e => renewalOf(e) ?? []),
  ]);
  const approvals = past.filter(
    event =>
      event.toState === 'approved' &&
      event.grantId === undefined &&
      counted.has(event.requestId),
  );
  return [
    ...new Set(
      approvals.flatMap(event => detailsOf(event).approvedBy ?? [event.actor]),
    ),
  ];
}

function rowsInWords(rows: NonNullable<AccessFilter['rows']>): string {
  return rows
    .map(({ column, values }) => `${column} is ${values.join(' or ')}`)
    .join(', and ');
}

function detailsOf(event: AccessEvent) {
  return detailsSchema.parse(event.details ?? {});
}
