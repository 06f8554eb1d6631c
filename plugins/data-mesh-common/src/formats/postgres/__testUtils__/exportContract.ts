import { parseContract, stringifyContract } from '../../../contract';
import { postgresExporter } from '../exportPostgres';

/** Writes a contract that is given as data. */
export function exportContract(document: object) {
  const definition = stringifyContract(document);
  const { contract, problems } = parseContract(definition);
  if (!contract) {
    throw new Error(JSON.stringify(problems));
  }
  return postgresExporter.export({ contracts: [{ contract, definition }] });
}

/** A contract of the given tables. */
export function contractOf(...schema: object[]) {
  return {
    apiVersion: 'v3.1.0',
    kind: 'DataContract',
    id: 'orders',
    version: '1.0.0',
    status: 'active',
    schema,
  };
}
