/**
 * The fields that ODCS 3.1 has for each type of server; those with a `!` are
 * required.
 */
const FIELDS: Record<string, string> = {
  azure: 'location! format! delimiter',
  bigquery: 'project! dataset!',
  clickhouse: 'host! port! database!',
  databricks: 'host catalog! schema!',
  glue: 'account! database! location format',
  kafka: 'host! format',
  kinesis: 'region format',
  local: 'path! format!',
  mysql: 'host! port! database!',
  oracle: 'host! port! serviceName!',
  postgres: 'host! port! database! schema!',
  pubsub: 'project!',
  redshift: 'host database! schema! region account',
  s3: 'location! endpointUrl format delimiter',
  sftp: 'location! format delimiter',
  snowflake: 'host port account! database! schema! warehouse',
  sqlserver: 'host! port database! schema!',
  trino: 'host! port! catalog! schema!',
  custom:
    'account catalog database dataset delimiter endpointUrl format host location path port project region regionName schema serviceName stagingDir warehouse stream',
};

/**
 * What a type of server can say in ODCS.
 *
 * @returns `undefined` for a type that is not known
 * @internal
 */
export function fieldsOfServer(
  type: string,
): { name: string; isRequired: boolean }[] | undefined {
  return Object.hasOwn(FIELDS, type)
    ? FIELDS[type].split(' ').map(field => ({
        name: field.replace('!', ''),
        isRequired: field.endsWith('!'),
      }))
    : undefined;
}

/** Fields that hold an address. @internal */
export const ADDRESS_FIELDS = new Set(['location', 'endpointUrl']);

/** Fields that hold a whole number. @internal */
export const NUMBER_FIELDS = new Set(['port']);
