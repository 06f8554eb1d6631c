import { dataContractSpecificationImporter } from './dataContractSpecification/importDataContractSpecification';
import { dprodExporter } from './dprod/exportDprod';
import { jsonSchemaExporter } from './jsonSchema/exportJsonSchema';
import { jsonSchemaImporter } from './jsonSchema/importJsonSchema';
import { markdownExporter } from './markdown/exportMarkdown';
import { odcsExporter } from './odcs/exportOdcs';
import { odcsImporter } from './odcs/importOdcs';
import { odpsExporter } from './odpsBitol/exportOdps';
import { odpsImporter } from './odpsBitol/importOdps';
import { postgresExporter } from './postgres/exportPostgres';
import { ContractExporter, ContractImporter } from './types';

/**
 * The formats that are read, in the order in which a document is tried.
 * @public
 */
export const contractImporters: readonly ContractImporter[] = [
  odcsImporter,
  dataContractSpecificationImporter,
  odpsImporter,
  jsonSchemaImporter,
];

/**
 * The formats that are written.
 * @public
 */
export const contractExporters: readonly ContractExporter[] = [
  odcsExporter,
  odpsExporter,
  dprodExporter,
  jsonSchemaExporter,
  postgresExporter,
  markdownExporter,
];

/**
 * Finds the format that is read by its id.
 * @public
 */
export function findImporter(id: string): ContractImporter | undefined {
  return contractImporters.find(importer => importer.id === id);
}

/**
 * Finds the format that a parsed document has, `undefined` for an unknown one.
 * @public
 */
export function recognizeImporter(
  document: unknown,
): ContractImporter | undefined {
  return contractImporters.find(importer => importer.recognizes(document));
}

/**
 * Finds the format that is written by its id.
 * @public
 */
export function findExporter(id: string): ContractExporter | undefined {
  return contractExporters.find(exporter => exporter.id === id);
}
