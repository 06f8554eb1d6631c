import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { parseContract } from '../../contract';
import {
  examplesFolder,
  loadExampleContracts,
} from '../../contract/__testUtils__/exampleMesh';
import { DataContractEntity, DataProductEntity } from '../../kinds';
import { ExportSource } from '../types';

/**
 * The products of the example mesh with their contracts.
 * @internal
 */
export function loadExampleProducts(): {
  name: string;
  source: ExportSource;
}[] {
  return loadExampleContracts().map(({ product: name, source }) => {
    const file = join(examplesFolder, 'products', name, 'catalog-info.yaml');
    const entities = parseAllDocuments(readFileSync(file, 'utf8')).map(
      document => document.toJS(),
    );
    const product: DataProductEntity = entities.find(
      ({ kind }) => kind === 'DataProduct',
    );
    const entity: DataContractEntity = entities.find(
      ({ kind }) => kind === 'DataContract',
    );
    const { contract } = parseContract(source);
    return {
      name,
      source: {
        product,
        contracts: [{ entity, contract: contract!, definition: source }],
      },
    };
  });
}
