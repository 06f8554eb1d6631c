import { ContractFormat } from '../types';

/** @internal */
export const jsonSchemaFormat: ContractFormat = {
  id: 'json-schema',
  title: 'JSON Schema',
  mediaType: 'application/schema+json',
  fileExtension: 'schema.json',
};

/**
 * What the schemas that are written are called: the contract's id and version
 * follow, encoded as parts of a URI.
 * @internal
 */
export const SCHEMA_URN = 'urn:odcs:contract:';

/**
 * The formats of texts that JSON Schema defines and ODCS leaves to the author.
 * @internal
 */
export const TEXT_FORMATS = new Set([
  'duration',
  'email',
  'hostname',
  'idn-email',
  'idn-hostname',
  'ipv4',
  'ipv6',
  'iri',
  'iri-reference',
  'json-pointer',
  'regex',
  'relative-json-pointer',
  'uri',
  'uri-reference',
  'uri-template',
  'uuid',
]);
