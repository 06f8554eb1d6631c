import { GrantRecord } from '../database/grantRows';
import { rightKey } from '../grants/rightKey';
import { CHEN, FLIGHTS } from './mesh';

/** A grant of chen's, as it is in the database. */
export function grantRecord(over: Partial<GrantRecord> = {}): GrantRecord {
  const right = {
    platform: 'warehouse',
    product: FLIGHTS,
    port: 'flights',
    version: '1.0.0',
    principal: 'chen',
    ...over,
  };
  return {
    id: 'grant',
    requestId: 'request',
    state: 'active',
    holder: CHEN,
    responsible: CHEN,
    location: { schema: 'flights', table: 'flights' },
    purpose: 'a study',
    duration: 'P30D',
    createdAt: '2026-11-01T00:00:00.000Z',
    revision: 1,
    rightKey: rightKey(right),
    ...right,
  };
}
