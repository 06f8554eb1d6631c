import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** @internal */
export const examplesFolder = resolve(__dirname, '../../../../../examples');

/**
 * The contracts of the example mesh, as they are written.
 * @internal
 */
export function loadExampleContracts(): { product: string; source: string }[] {
  const folder = join(examplesFolder, 'products');
  return readdirSync(folder).map(product => ({
    product,
    source: readFileSync(join(folder, product, `${product}.odcs.yaml`), 'utf8'),
  }));
}
