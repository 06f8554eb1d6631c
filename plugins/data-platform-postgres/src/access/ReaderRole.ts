import { createHash } from 'node:crypto';
import { parseEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { AccessItem } from '@meshport/backstage-plugin-data-platform-node';
import { parse } from 'semver';

/**
 * Whose rights a reader role holds: those of one major version of one port.
 * @internal
 */
export interface ReaderRole {
  /** Name of the role in PostgreSQL, at most 54 bytes. */
  name: string;
  /** Comment on the role, by which Meshport knows it as its own. */
  marker: string;
}

const SLUG_LENGTH = 40;

/**
 * The reader role of an item. The same port and major version always give the
 * same role, wherever the table is.
 *
 * @param platform - id of the platform
 * @throws `InputError` naming the field
 * @internal
 */
export function readerRoleOf(
  platform: string,
  item: Pick<AccessItem, 'product' | 'port' | 'version'>,
): ReaderRole {
  return toReaderRole({
    platform,
    product: item.product,
    port: item.port,
    major: readMajor(item.version),
  });
}

/**
 * Tells whether a role was made by Meshport: its comment must be a marker that
 * leads to the role's own name, so that a copied comment adopts nothing.
 * @internal
 */
export function isReaderRole(role: {
  name: string;
  comment: string | null;
}): boolean {
  if (!role.comment) {
    return false;
  }
  try {
    const { meshport } = JSON.parse(role.comment);
    return (
      typeof meshport === 'object' && toReaderRole(meshport).name === role.name
    );
  } catch {
    return false;
  }
}

function toReaderRole(owner: {
  platform: string;
  product: string;
  port: string;
  major: number;
}): ReaderRole {
  const { platform, product, port, major } = owner;
  const version = `_v${major}`;
  const slug = `${readName(product)}_${port}`
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, SLUG_LENGTH - version.length);
  const hash = createHash('sha256')
    .update(JSON.stringify([platform, product, port, major]))
    .digest('hex')
    .slice(0, 8);
  return {
    name: `mesh_${slug}${version}_${hash}`,
    marker: JSON.stringify({ meshport: { platform, product, port, major } }),
  };
}

function readName(product: string): string {
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
