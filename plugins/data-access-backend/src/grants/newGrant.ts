import { randomUUID } from 'node:crypto';
import {
  AccessCadence,
  ColumnMask,
} from '@meshport/backstage-plugin-data-mesh-common';
import { canonicalNarrowing } from '@meshport/backstage-plugin-data-platform-node';
import { GrantRecord } from '../database/grantRows';
import { RequestRecord } from '../database/requestRows';
import { rightKey } from './rightKey';

/**
 * The grant that follows an approval: of what was approved, which may be less
 * than was asked for, to the login role that the trusted mapping names.
 *
 * @param now - ISO 8601, by the database's clock
 * @internal
 */
export function newGrant(options: {
  request: RequestRecord;
  deliverable: {
    platform: string;
    location: Record<string, string>;
    principal: string;
    masks?: ColumnMask[];
    endsWith?: AccessCadence;
    terms: { longestDuration: string };
  };
  now: string;
}): GrantRecord {
  const { request, now } = options;
  const { platform, location, principal, masks, endsWith, terms } =
    options.deliverable;
  const { product, port, version, granted } = request;
  const right = {
    product,
    port,
    version,
    platform,
    principal,
    ...canonicalNarrowing({
      filter: granted?.filter ?? request.filter,
      masks,
    }),
  };
  return {
    ...right,
    id: randomUUID(),
    requestId: request.id,
    state: 'granting',
    holder: request.holder,
    responsible: request.requester,
    location,
    rightKey: rightKey(right),
    purpose: request.purpose,
    duration: granted?.duration ?? request.duration,
    ...(endsWith && { endsWith }),
    longestDuration: terms.longestDuration,
    createdAt: now,
    revision: 1,
  };
}
