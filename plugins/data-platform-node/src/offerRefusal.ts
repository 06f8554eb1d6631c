import { DataPlatform } from './DataPlatform';

/**
 * Why a product of this owner may not offer a location; `undefined` when it
 * may, or when the configuration does not say whose locations of this platform
 * are.
 *
 * @param options - `owner`: full entity ref of the product's owner, lower case
 * @public
 */
export function offerRefusal(options: {
  platform: Pick<DataPlatform, 'id' | 'title' | 'owners'>;
  location: Record<string, string>;
  owner: string;
}): string | undefined {
  const { platform, location, owner } = options;
  const owners = platform.owners(location);
  if (!owners || owners.includes(owner)) {
    return undefined;
  }
  const fields = Object.entries(location).map(field => field.join(' '));
  const where = `The location ${fields.join(', ')} in ${platform.title}`;
  const key = `dataPlatforms.${platform.id}`;
  return owners.length > 0
    ? `${where} belongs to ${owners.join(
        ', ',
      )}; a product of ${owner} may not offer it. Ask its owners, or the platform engineers to change the owners under ${key}`
    : `${where} belongs to nobody; a product of ${owner} may not offer it. Ask the platform engineers to name its owners under ${key}`;
}
