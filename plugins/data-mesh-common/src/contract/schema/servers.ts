import { ContractServer } from '../types';
import { Check, integer, isMapping, list, oneOf, text, where } from './checks';
import { customProperties } from './common';
import { stableId, uri } from './formats';
import { hasShape, Shape, shapeOf } from './mapping';
import { roles } from './organisation';
import { describeUnknownKey } from './unknownKey';
import { describeWrongType } from './words';

const FIELDS = {
  account: text,
  catalog: text,
  database: text,
  dataset: text,
  delimiter: text,
  endpointUrl: uri,
  format: text,
  host: text,
  location: uri,
  path: text,
  port: integer,
  project: text,
  region: text,
  regionName: text,
  schema: text,
  serviceName: text,
  stagingDir: text,
  stream: text,
  warehouse: text,
};

type Field = keyof typeof FIELDS;

/** The fields of a type of server: those it needs, those it may have. */
type ServerType = readonly [required: Field[], optional: Field[]];

const POSTGRES: ServerType = [['host', 'port', 'database', 'schema'], []];
const HOST_AND_DATABASE: ServerType = [['host', 'database'], ['port']];
const HOST_PORT_DATABASE: ServerType = [['host', 'port', 'database'], []];

const SERVER_TYPES: Record<string, ServerType> = {
  api: [['location'], []],
  athena: [
    ['stagingDir', 'schema'],
    ['catalog', 'regionName'],
  ],
  azure: [['location', 'format'], ['delimiter']],
  bigquery: [['project', 'dataset'], []],
  clickhouse: HOST_PORT_DATABASE,
  cloudsql: POSTGRES,
  custom: [[], Object.keys(FIELDS) as Field[]],
  databricks: [['catalog', 'schema'], ['host']],
  db2: [['host', 'port', 'database'], ['schema']],
  denodo: [['host', 'port'], ['database']],
  dremio: [['host', 'port'], ['schema']],
  duckdb: [['database'], ['schema']],
  glue: [
    ['account', 'database'],
    ['location', 'format'],
  ],
  hive: HOST_AND_DATABASE,
  impala: HOST_AND_DATABASE,
  informix: HOST_AND_DATABASE,
  kafka: [['host'], ['format']],
  kinesis: [[], ['region', 'format']],
  local: [['path', 'format'], []],
  mysql: HOST_PORT_DATABASE,
  oracle: [['host', 'port', 'serviceName'], []],
  postgres: POSTGRES,
  postgresql: POSTGRES,
  presto: [['host'], ['catalog', 'schema']],
  pubsub: [['project'], []],
  redshift: [
    ['database', 'schema'],
    ['host', 'region', 'account'],
  ],
  s3: [['location'], ['endpointUrl', 'format', 'delimiter']],
  sftp: [['location'], ['format', 'delimiter']],
  snowflake: [
    ['account', 'database', 'schema'],
    ['host', 'port', 'warehouse'],
  ],
  sqlserver: [['host', 'database', 'schema'], ['port']],
  synapse: HOST_PORT_DATABASE,
  trino: [['host', 'port', 'catalog', 'schema'], []],
  vertica: POSTGRES,
  zen: HOST_AND_DATABASE,
};

/** Where one type of server wants more of a field than the others. */
const STRICTER: Record<string, Record<string, Check<string>>> = {
  athena: { stagingDir: uri },
  sftp: {
    location: where(
      uri,
      value => value.startsWith('sftp://'),
      'begin it with sftp://',
    ),
  },
};

const REQUIRED = { server: text, type: oneOf(Object.keys(SERVER_TYPES)) };

const OPTIONAL = {
  id: stableId,
  description: text,
  environment: text,
  roles,
  customProperties,
};

const SHAPES = new Map<unknown, Shape>(
  Object.entries(SERVER_TYPES).map(([type, [required, optional]]) => [
    type,
    shapeOf(
      { ...REQUIRED, ...fieldChecks(type, required) },
      { ...OPTIONAL, ...fieldChecks(type, optional) },
      {
        unknown: (key, known) =>
          key in FIELDS
            ? `is no field of a server of the type ${type}; remove it, or move it to customProperties`
            : describeUnknownKey(key, known),
      },
    ),
  ]),
);

// Which fields belong to a type that nobody knows cannot be told.
const UNDECIDED = shapeOf(REQUIRED, OPTIONAL, { unknown: undefined });

function fieldChecks(
  type: string,
  fields: Field[],
): Record<string, Check<unknown>> {
  return Object.fromEntries(
    fields.map(field => [field, STRICTER[type]?.[field] ?? FIELDS[field]]),
  );
}

const server: Check<ContractServer> = (
  value,
  findings,
): value is ContractServer =>
  isMapping(value)
    ? hasShape(SHAPES.get(value.type) ?? UNDECIDED, value, findings)
    : findings.problem(describeWrongType(value, 'a mapping'));

export const servers = list(server);
