import { parseEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { AccessPort } from '@meshport/backstage-plugin-data-platform-node';
import { parse } from 'semver';
import { MeshRole, shortHash, toSlug, writeMarker } from './meshRole';

/**
 * Whose rights a role holds: those of one major version of one port.
 * @internal
 */
export interface PortKey {
  platform: string;
  /** Full entity ref, lower case. */
  product: string;
  port: string;
  major: number;
}

/**
 * Reads which port an item is about.
 *
 * @throws `InputError` naming the field
 * @internal
 */
export function portKeyOf(
  platform: string,
  item: Pick<AccessPort, 'product' | 'port' | 'version'>,
): PortKey {
  const { product, port } = item;
  // Only to see that it is one.
  readProductName(product);
  return { platform, product, port, major: readMajor(item.version) };
}

/**
 * The role that reads the table of a port itself. Rules in SQL are measured
 * with it; nobody is made a member any more, but may have been.
 * @internal
 */
export function readerRoleOf(
  platform: string,
  item: Pick<AccessPort, 'product' | 'port' | 'version'>,
): MeshRole {
  return toReaderRole(portKeyOf(platform, item));
}

/** @internal */
export function toReaderRole(key: PortKey): MeshRole {
  const { platform, product, port, major } = key;
  return {
    name: `mesh_${slugOf(key)}_${shortHash(
      [platform, product, port, major],
      8,
    )}`,
    marker: writeMarker({ platform, product, port, major }),
  };
}

/**
 * What a person recognises in a name, e.g. `flights_flights_v1`.
 * @internal
 */
export function slugOf({ product, port, major }: PortKey): string {
  return toSlug(`${readProductName(product)}_${port}`, `_v${major}`);
}

function readProductName(product: string): string {
  try {
    return parseEntityRef(product).name;
  } catch (error) {
    throw new InputError(
      `product: must be a full entity ref, e.g. dataproduct:default/flights`,
      error,
    );
  }
}

function readMajor(version: string): number {
  const parsed = parse(version);
  if (!parsed) {
    throw new InputError(
      `version: must be a semantic version, e.g. 1.2.0, is '${version}'`,
    );
  }
  return parsed.major;
}
