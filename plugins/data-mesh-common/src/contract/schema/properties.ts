import { LogicalType } from '../../platform';
import { ContractProperty, ContractPropertyShape } from '../types';
import {
  anything,
  Check,
  filledText,
  flag,
  freeMapping,
  integer,
  isMapping,
  list,
  oneOf,
  text,
  texts,
} from './checks';
import { authoritativeDefinitions, customProperties } from './common';
import { Findings } from './Findings';
import { stableId } from './formats';
import { hasShape, Shape, shapeOf } from './mapping';
import { quality } from './quality';
import { propertyRelationships } from './relationships';
import { typeOptionsOf } from './typeOptions';
import { uniqueNames } from './uniqueNames';
import { describeUnknownKey } from './unknownKey';
import { describeWrongType } from './words';

/** What schema objects and properties have in common. */
export const element = {
  id: stableId,
  physicalName: text,
  physicalType: text,
  description: text,
  businessName: text,
  tags: texts,
  customProperties,
  authoritativeDefinitions,
  quality,
};

const LOGICAL_TYPES: LogicalType[] = [
  'string',
  'date',
  'timestamp',
  'time',
  'number',
  'integer',
  'object',
  'array',
  'boolean',
];

const COMMON: {
  [K in keyof Omit<
    ContractPropertyShape,
    'logicalTypeOptions' | 'properties' | 'items'
  >]-?: Check<Exclude<ContractPropertyShape[K], undefined>>;
} = {
  ...element,
  logicalType: oneOf(LOGICAL_TYPES),
  primaryKey: flag,
  primaryKeyPosition: integer,
  required: flag,
  unique: flag,
  partitioned: flag,
  partitionKeyPosition: integer,
  classification: text,
  encryptedName: text,
  transformSourceObjects: texts,
  transformLogic: text,
  transformDescription: text,
  examples: list(anything),
  criticalDataElement: flag,
  relationships: propertyRelationships,
};

const NESTED = new Map<string, Check<unknown>>([
  ['properties', properties],
  ['items', items],
]);

/** Only objects have properties and only arrays have items. */
const TYPE_OF_NESTED = new Map<string, LogicalType>([
  ['properties', 'object'],
  ['items', 'array'],
]);

type NameChecks = Parameters<typeof shapeOf>;

/** The keys of a property of one type, or of one that names no type. */
function shapeOfType(
  logicalType: LogicalType | undefined,
  [required, optional]: NameChecks,
): Shape {
  const nested = [...NESTED].filter(
    ([key]) =>
      logicalType === undefined || logicalType === TYPE_OF_NESTED.get(key),
  );
  return shapeOf(
    required,
    {
      ...COMMON,
      logicalTypeOptions: typeOptionsOf(logicalType),
      ...Object.fromEntries(nested),
      ...optional,
    },
    {
      misplaced: NESTED,
      unknown: (key, known) =>
        NESTED.has(key)
          ? `belongs to the logicalType ${TYPE_OF_NESTED.get(
              key,
            )}, and this is ${logicalType}; change the type or remove it`
          : describeUnknownKey(key, known),
    },
  );
}

function propertyWith<T>(...name: NameChecks): Check<T> {
  const shapes = new Map<unknown, Shape>(
    [undefined, ...LOGICAL_TYPES].map(type => [type, shapeOfType(type, name)]),
  );
  // Which keys belong to a type that nobody knows cannot be told.
  const undecided = shapeOfType(undefined, [
    name[0],
    { ...name[1], logicalTypeOptions: freeMapping },
  ]);
  return (value, findings): value is T =>
    isMapping(value)
      ? hasShape(shapes.get(value.logicalType) ?? undecided, value, findings)
      : findings.problem(describeWrongType(value, 'a mapping'));
}

const namedProperties = uniqueNames(
  list(propertyWith<ContractProperty>({ name: filledText }, {})),
);

const unnamedProperty = propertyWith<ContractPropertyShape>({}, { name: text });

// Functions, because the tables above need them before they can be made.
export function properties(
  value: unknown,
  findings: Findings,
): value is ContractProperty[] {
  return namedProperties(value, findings);
}

function items(
  value: unknown,
  findings: Findings,
): value is ContractPropertyShape {
  return unnamedProperty(value, findings);
}
