import fs from 'node:fs/promises';
import path from 'node:path';
import { stringify } from 'yaml';
import { dataProducts } from '../mesh';

const PRODUCTS_IN_A_FILE = 100;

/**
 * Writes data products of the example's teams as the files of a repository.
 *
 * @returns name of the file that leads to all others
 */
export async function writeMeshFiles(
  folder: string,
  count: number,
): Promise<string> {
  await fs.mkdir(folder, { recursive: true });
  const entities = dataProducts(count, {
    owners: ['flight-operations', 'airports', 'safety', 'weather-services'],
    domains: ['flight-operations', 'airports', 'safety', 'weather'],
  }).map(({ metadata: { annotations, ...metadata }, ...entity }) => ({
    ...entity,
    metadata,
  }));
  const files: string[] = [];
  const step = 2 * PRODUCTS_IN_A_FILE;
  for (let start = 0; start < entities.length; start += step) {
    const name = `products-${files.length}.yaml`;
    const documents = entities
      .slice(start, start + step)
      .map(entity => stringify(entity));
    await fs.writeFile(path.join(folder, name), documents.join('---\n'));
    files.push(name);
  }
  const all = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Location',
    metadata: { name: 'benchmark' },
    spec: { targets: files.map(name => `./${name}`) },
  };
  await fs.writeFile(path.join(folder, 'all.yaml'), stringify(all));
  return 'all.yaml';
}
