import {
  contractColumns,
  ContractQualityRule,
  DataContract,
} from '@meshport/backstage-plugin-data-mesh-common';

/**
 * A quality rule as the table shows it.
 * @internal
 */
export interface QualityRow {
  /** The table, or the column of it, that the rule is about. */
  subject: string;
  title: string;
  /** What is measured and what must hold, e.g. `rowCount must be > 0`. */
  condition: string;
  dimension: string;
  severity: string;
}

/** The operators of ODCS and how a person reads them. */
const OPERATORS: Record<string, string> = {
  mustBe: 'must be',
  mustNotBe: 'must not be',
  mustBeGreaterThan: 'must be >',
  mustBeGreaterOrEqualTo: 'must be ≥',
  mustBeLessThan: 'must be <',
  mustBeLessOrEqualTo: 'must be ≤',
  mustBeBetween: 'must be between',
  mustNotBeBetween: 'must not be between',
};

function inWords(value: unknown): string {
  if (Array.isArray(value)) {
    return value.map(inWords).join(' and ');
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function conditionOf(rule: ContractQualityRule): string {
  const operator = Object.keys(OPERATORS).find(key => rule[key] !== undefined);
  const subject = rule.metric ?? (rule.type === 'sql' ? 'SQL result' : '');
  if (!operator) {
    return subject;
  }
  const unit = rule.unit === 'percent' ? ' %' : '';
  return `${subject} ${OPERATORS[operator]} ${inWords(
    rule[operator],
  )}${unit}`.trim();
}

function rowsOf(
  subject: string,
  rules: ContractQualityRule[] = [],
): QualityRow[] {
  return rules.map(rule => ({
    subject,
    title: rule.name ?? rule.description ?? rule.id ?? rule.metric ?? 'Rule',
    condition: conditionOf(rule),
    dimension: rule.dimension ?? '',
    severity: rule.severity ?? '',
  }));
}

/**
 * All quality rules of a contract: those of its tables, then those of their
 * columns.
 * @internal
 */
export function qualityRows(contract: DataContract): QualityRow[] {
  return [
    ...contract.schema.flatMap(({ name, quality }) => rowsOf(name, quality)),
    ...contractColumns(contract).flatMap(({ object, path, property }) =>
      rowsOf(`${object}.${path}`, property.quality),
    ),
  ];
}

/**
 * A service level value in words, e.g. `24 h`.
 * @internal
 */
export function slaValue(value: unknown, unit?: string): string {
  return unit ? `${inWords(value)} ${unit}` : inWords(value);
}
