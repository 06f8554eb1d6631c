import { isMapping } from '../schema/checks';
import { Findings } from '../schema/Findings';
import { Change, Convert, convertItems, convertMapping } from './convert';

const LOGICAL_TYPES = new Map(
  Object.entries({
    string: 'string varchar char text clob uuid',
    integer: 'integer int long bigint smallint tinyint',
    number: 'number numeric decimal double float real',
    boolean: 'boolean bool',
    date: 'date',
    timestamp: 'timestamp datetime',
    time: 'time',
    array: 'array list',
    object: 'object struct record map',
  }).flatMap(([type, words]) =>
    words.split(' ').map((word): [string, string] => [word, type]),
  ),
);

const custom: Change = { toCustomProperty: true };

// Version 2 let these be texts.
const asFlag: Convert = value =>
  typeof value === 'string' && /^(true|false)$/i.test(value)
    ? value.toLowerCase() === 'true'
    : value;

const negated: Convert = (value, notes) => {
  const nullable = asFlag(value, notes);
  return typeof nullable === 'boolean' ? !nullable : nullable;
};

const asNumber: Convert = value =>
  typeof value === 'string' && value.trim() !== '' && !isNaN(Number(value))
    ? Number(value)
    : value;

const asText: Convert = value =>
  Array.isArray(value) ? value.map(String).join('\n') : value;

// Version 2 wrote times with a space and without a zone, meaning UTC.
const asTime: Convert = value =>
  typeof value === 'string'
    ? value.replace(/^(\S{10}) (\d\d:\d\d:\d\d)$/, '$1T$2Z')
    : value;

const asLogicalType: Convert = (value, notes) => {
  const type =
    typeof value === 'string'
      ? LOGICAL_TYPES.get(value.toLowerCase().replace(/\(.*$/, ''))
      : undefined;
  if (type !== undefined && type !== value) {
    notes.warn(`is '${value}'; read as ${type}`);
  }
  return type ?? value;
};

const asKind: Convert = (value, notes) => {
  if (value !== 'virtualDataset' && value !== 'managedDataset') {
    return value;
  }
  notes.warn(`is '${value}'; read as DataContract`);
  return 'DataContract';
};

const qualityFields = convertMapping({
  scheduleCronExpression: { to: 'schedule' },
  toolName: { to: 'engine' },
  toolRuleName: { to: 'implementation' },
  code: { to: 'name' },
  templateName: custom,
  columns: custom,
  column: custom,
  type: custom,
  dimension: {
    within: value => (typeof value === 'string' ? value.toLowerCase() : value),
  },
});

// Every rule of version 2 was one of some tool.
const quality = convertItems((value, notes) => {
  const rule = qualityFields(value, notes);
  if (!isMapping(rule)) {
    return rule;
  }
  const { engine, implementation, name } = rule;
  return {
    ...rule,
    type: 'custom',
    engine: engine ?? 'unknown',
    implementation: implementation ?? name ?? {},
  };
});

const column = convertMapping({
  column: { to: 'name' },
  isNullable: {
    to: 'required',
    convert: negated,
    note: 'is an older name; read as required, with the opposite value',
  },
  isUnique: { to: 'unique', convert: asFlag },
  isPrimaryKey: { to: 'primaryKey', convert: asFlag },
  isPrimary: { to: 'primaryKey', convert: asFlag },
  partitionStatus: { to: 'partitioned', convert: asFlag },
  encryptedColumnName: { to: 'encryptedName' },
  transformSourceTables: { to: 'transformSourceObjects' },
  sampleValues: { to: 'examples' },
  criticalDataElementStatus: { to: 'criticalDataElement', convert: asFlag },
  logicalType: { within: asLogicalType },
  clusterStatus: custom,
  clusterKeyPosition: custom,
  quality: { within: quality },
});

const table = convertMapping({
  table: { to: 'name' },
  columns: { to: 'properties', convert: convertItems(column) },
  dataGranularity: { to: 'dataGranularityDescription' },
  description: { within: asText },
  priorTableName: custom,
  quality: { within: quality },
});

const withoutEmpty = convertMapping({});

const contract = convertMapping({
  uuid: { to: 'id' },
  kind: { within: asKind },
  quantumName: {
    to: 'dataProduct',
    note: 'is an older name; read as dataProduct, and as name where there is none',
  },
  datasetDomain: { to: 'domain' },
  dataset: { to: 'schema', convert: convertItems(table) },
  stakeholders: {
    to: 'team',
    convert: convertItems(convertMapping({ comment: { to: 'description' } })),
  },
  slaDefaultColumn: { to: 'slaDefaultElement' },
  slaProperties: {
    within: convertItems(convertMapping({ column: { to: 'element' } })),
  },
  description: { within: withoutEmpty },
  roles: { within: convertItems(withoutEmpty) },
  price: {
    within: convertMapping({ priceAmount: { within: asNumber } }),
  },
  contractCreatedTs: { within: asTime },
  password: {
    dropped: 'has no place in a contract and is not read; remove it',
  },
  ...Object.fromEntries(
    [
      'datasetKind',
      'datasetName',
      'datasetProject',
      'database',
      'driver',
      'driverVersion',
      'productDl',
      'productFeedbackUrl',
      'productSlackChannel',
      'project',
      'schedulerAppName',
      'server',
      'sourcePlatform',
      'sourceSystem',
      'systemInstance',
      'type',
      'userConsumptionMode',
      'username',
    ].map(key => [key, custom]),
  ),
});

/**
 * Reads a document of version 2 as one of 3.1.
 *
 * @param notes - told of each change
 * @internal
 */
export function upgradeVersion2(
  data: Record<string, unknown>,
  notes: Findings,
): Record<string, unknown> {
  const upgraded = contract(data, notes);
  if (!isMapping(upgraded)) {
    return data;
  }
  const name = upgraded.name ?? upgraded.dataProduct;
  return { ...upgraded, ...(name !== undefined && { name }) };
}
