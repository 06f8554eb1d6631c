import { GrantRecord } from '../database/grantRows';
import { RequestRecord } from '../database/requestRows';
import { Actor } from '../requests/requestTypes';

/**
 * Whether the grant is the actor's own: they hold it, are in the team or own
 * the data product that holds it, or answer for it and still could.
 *
 * @param request - with the owners of the data product, if one holds it
 * @internal
 */
export function answersFor(
  grant: GrantRecord,
  request: Pick<RequestRecord, 'holderOwners'>,
  { userRef, claims }: Actor,
): boolean {
  const holders = [grant.holder, ...(request.holderOwners ?? [])];
  return (
    grant.holder === userRef ||
    grant.responsible === userRef ||
    holders.some(holder => claims.includes(holder))
  );
}
