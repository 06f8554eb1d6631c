import { LogicalType } from '../platform';
import { ContractPropertyShape } from '../contract';
import { compareClassification } from './classificationRule';
import { compareRelationships } from './keyRules';
import { compareQuality } from './qualityRules';
import { compareTypeOptions } from './optionRules';
import { isPhysicalTypeWithin } from './physicalType';
import { allowedValues, constraint, flag, Rule } from './rule';
import { otherName } from './nameRules';

const compareFlag = flag<ContractPropertyShape>({
  field: 'required',
  area: 'constraint',
  read: shape => shape.required,
  made: 'is required now: those who write must always give a value',
  dropped: 'is no longer required: readers can meet missing values',
});

/** What is part of a primary key is always given, whether it says so or not. */
const compareRequired: Rule<ContractPropertyShape> = (before, after, place) =>
  (before.primaryKey && after.required) || (after.primaryKey && before.required)
    ? []
    : compareFlag(before, after, place);

/**
 * What is compared of a property, without the ones in it.
 * @internal
 */
export const SHAPE_RULES: readonly Rule<ContractPropertyShape>[] = [
  constraint({
    field: 'logicalType',
    area: 'type',
    noun: 'logical type',
    read: shape => shape.logicalType ?? undefined,
    isWithin: isLogicalTypeWithin,
  }),
  constraint({
    field: 'physicalType',
    area: 'type',
    noun: 'physical type',
    read: shape => shape.physicalType ?? undefined,
    isWithin: isPhysicalTypeWithin,
  }),
  compareRequired,
  flag({
    field: 'unique',
    area: 'constraint',
    read: shape => shape.unique,
    made: 'is unique now: those who write must not give a value a second time',
    dropped:
      'is no longer unique: readers can meet the same value more than once',
  }),
  (before, after, place) =>
    compareTypeOptions(
      before.logicalTypeOptions ?? undefined,
      after.logicalTypeOptions ?? undefined,
      place,
    ),
  allowedValues({ field: 'enum', read: enumValues }),
  compareClassification,
  otherName('physicalName', 'physical name'),
  otherName('encryptedName', 'name of the encrypted values'),
  (before, after, place) =>
    compareRelationships(before.relationships, after.relationships, place),
  (before, after, place) =>
    compareQuality(before.quality, after.quality, place),
];

/**
 * The fields of a property that have rules, here or where its object is
 * compared.
 * @internal
 */
export const JUDGED_FIELDS: ReadonlySet<string> = new Set([
  'name',
  'logicalType',
  'physicalType',
  'required',
  'unique',
  'logicalTypeOptions',
  'enum',
  'classification',
  'physicalName',
  'encryptedName',
  'relationships',
  'quality',
  'properties',
  'items',
  // Compared for the whole object.
  'primaryKey',
  'primaryKeyPosition',
]);

/** Every whole number is a number; no other logical type holds another. */
function isLogicalTypeWithin(inner: LogicalType, outer: LogicalType): boolean {
  return inner === outer || (inner === 'integer' && outer === 'number');
}

/** The values of `enum`, which comes with ODCS 3.2. */
function enumValues(
  shape: ContractPropertyShape & { enum?: unknown },
): unknown[] | undefined {
  const { enum: allowed } = shape;
  return Array.isArray(allowed)
    ? allowed.map(item =>
        typeof item === 'object' && item !== null && 'value' in item
          ? item.value
          : item,
      )
    : undefined;
}
