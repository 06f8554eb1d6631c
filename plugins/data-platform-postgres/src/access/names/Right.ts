import { InputError } from '@backstage/errors';
import {
  AccessItem,
  AccessPort,
} from '@meshport/backstage-plugin-data-platform-node';
import {
  checkName,
  parseTableLocation,
  TableLocation,
} from '../../tables/TableLocation';
import { checkNarrowing } from './checkNarrowing';
import { MeshRole } from './meshRole';
import { PortView, portViewOf } from './PortView';
import { PortKey, portKeyOf, toReaderRole } from './ReaderRole';

/**
 * A right as it is kept in PostgreSQL.
 * @internal
 */
export interface Right {
  principal: string;
  location: TableLocation;
  view: PortView;
  /**
   * The role that read the table itself, by which older rights to the whole
   * port were given.
   */
  reader: MeshRole | undefined;
  /** ISO 8601; without an end when undefined. */
  until: string | undefined;
}

/**
 * Reads an item that came from elsewhere.
 *
 * @throws `InputError` naming the field and the mend
 * @internal
 */
export function readRight(platform: string, item: AccessItem): Right {
  checkNarrowing(item);
  const key = portKeyOf(platform, item);
  const view = portViewOf(key, item);
  return {
    principal: checkName('principal', item.principal),
    location: parseTableLocation(item.location),
    view,
    reader: view.filter || view.masks ? undefined : toReaderRole(key),
    until: readUntil(item.until),
  };
}

/**
 * Reads a port that came from elsewhere.
 *
 * @throws `InputError` naming the field and the mend
 * @internal
 */
export function readPort(
  platform: string,
  port: AccessPort,
): PortKey & { location: TableLocation } {
  return {
    ...portKeyOf(platform, port),
    location: parseTableLocation(port.location),
  };
}

function readUntil(until: string | undefined): string | undefined {
  if (until === undefined) {
    return undefined;
  }
  if (
    !/^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(until) ||
    Number.isNaN(Date.parse(until))
  ) {
    throw new InputError(
      `until: must be a moment in ISO 8601 with its offset, e.g. 2027-01-31T00:00:00Z, is '${until}'`,
    );
  }
  return until;
}
