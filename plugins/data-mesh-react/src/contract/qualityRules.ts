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
  /** Said at length, where the title does not say it already. */
  description: string;
  /** The query of a rule in SQL. */
  query: string;
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

/**
 * Any value of a contract as a text.
 * @internal
 */
export function inWords(value: unknown): string {
  if (Array.isArray(value)) {
    return value.map(inWords).join(', ');
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function conditionOf(rule: ContractQualityRule): string {
  const operator = Object.keys(OPERATORS).find(key => rule[key] !== undefined);
  const measured =
    rule.metric ?? rule.rule ?? (rule.type === 'sql' ? 'SQL result' : '');
  const terms = Object.entries(rule.arguments ?? {}).map(
    ([name, value]) => `${name}: ${inWords(value)}`,
  );
  const subject = terms.length ? `${measured} (${terms.join('; ')})` : measured;
  if (!operator) {
    return subject || (rule.engine ? `checked by ${rule.engine}` : '');
  }
  const unit = rule.unit === 'percent' ? ' %' : '';
  const bound = rule[operator];
  const limit = operator.endsWith('Between')
    ? [bound].flat().map(inWords).join(' and ')
    : inWords(bound);
  return `${subject} ${OPERATORS[operator]} ${limit}${unit}`.trim();
}

/**
 * The rules about one thing.
 *
 * @param subject - the table or the column that they are about
 * @internal
 */
export function rowsOf(
  subject: string,
  rules: ContractQualityRule[] = [],
): QualityRow[] {
  return rules.map(rule => ({
    subject,
    title: rule.name ?? rule.description ?? rule.id ?? rule.metric ?? 'Rule',
    description: rule.name ? rule.description ?? '' : '',
    query: rule.query ?? '',
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
 * @public
 */
export function slaValue(value: unknown, unit?: string): string {
  return unit ? `${inWords(value)} ${unit}` : inWords(value);
}
