import { stringifyEntityRef } from '@backstage/catalog-model';
import { isDeepStrictEqual } from 'node:util';
import {
  DataProductEntity,
  findOutputPort,
} from '@meshport/backstage-plugin-data-mesh-common';
import { offerRefusal } from '@meshport/backstage-plugin-data-platform-node';
import { productReferences } from '../refs';
import { PortTable } from './portTables';

/**
 * Why a table must not be read for a product; `undefined` when it may be.
 *
 * The data is read with the rights of the portal, and what is found is shown
 * to those who see the product. So a product gets nothing of a location that
 * it may not offer. Files that are not merged were approved by nobody: what
 * they name is read only for people who own both the product and the location.
 * Where the configuration does not say whose a location is, that is who owns
 * the product in the catalog, which has to name the very location already.
 *
 * @param options - `viewer` and `stored` for files that are not merged: who
 * sent them, and the products as the catalog has them
 * @internal
 */
export function readingRefusal(options: {
  product: DataProductEntity;
  table: Pick<PortTable, 'port' | 'platform' | 'location'>;
  viewer?: ReadonlySet<string>;
  stored: ReadonlyMap<string, DataProductEntity>;
}): string | undefined {
  const { product, table, viewer } = options;
  const { platform, location } = table;
  const { owner } = productReferences(product);
  if (!owner) {
    return `spec.owner of the product is no entity ref, so it cannot be said whether it may offer its tables`;
  }
  const refusal = offerRefusal({ platform, location, owner });
  if (refusal || !viewer) {
    return refusal;
  }
  if (!viewer.has(owner)) {
    return `measured after merging: before, only for members of ${owner}`;
  }
  const owners = platform.owners(location);
  if (owners) {
    return owners.some(ref => viewer.has(ref))
      ? undefined
      : `measured after merging: before, only for members of ${owners.join(
          ', ',
        )}`;
  }
  return isOfferedAlready(options, viewer)
    ? undefined
    : 'measured after merging: before, only tables that the product in the catalog offers already, for its owners';
}

function isOfferedAlready(
  {
    product,
    table,
    stored,
  }: Pick<Parameters<typeof readingRefusal>[0], 'product' | 'table' | 'stored'>,
  viewer: ReadonlySet<string>,
): boolean {
  const known = stored.get(stringifyEntityRef(product));
  const owner = known && productReferences(known).owner;
  const port = known && findOutputPort(known, table.port);
  return (
    owner !== undefined &&
    viewer.has(owner) &&
    port?.platform === table.platform.id &&
    isDeepStrictEqual({ ...port.location }, { ...table.location })
  );
}
