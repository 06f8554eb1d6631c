import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
import { RequestListing } from '../database/requestListing';
import { ReplayQuery } from './PolicyService';

const PAGE = 200;

/**
 * Where past requests are read from.
 * @internal
 */
export interface PastRequests {
  /** Newest first. */
  list(
    listing: RequestListing,
  ): Promise<{ items: AccessRequest[]; nextCursor?: string }>;
}

/**
 * The newest requests back to a time, a page at a time.
 * @internal
 */
export async function listPastRequests(
  requests: PastRequests,
  query: Pick<ReplayQuery, 'from' | 'limit' | 'allowed'>,
): Promise<AccessRequest[]> {
  const from = Date.parse(query.from);
  const found: AccessRequest[] = [];
  let cursor: string | undefined;
  do {
    const page = await requests.list({
      scope: 'all',
      caller: { userRef: '', claims: [] },
      allowed: query.allowed,
      limit: Math.min(PAGE, query.limit - found.length),
      cursor,
    });
    const recent = page.items.filter(
      ({ createdAt }) => Date.parse(createdAt) >= from,
    );
    found.push(...recent);
    cursor = recent.length === page.items.length ? page.nextCursor : undefined;
  } while (cursor && found.length < query.limit);
  return found;
}
