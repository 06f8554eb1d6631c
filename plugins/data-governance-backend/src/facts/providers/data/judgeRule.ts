import {
  expectedText,
  judgeQualityRule,
} from '@meshport/backstage-plugin-data-mesh-common';
import { RuleMeasurement } from '@meshport/backstage-plugin-data-platform-node';
import { Finding } from '../explain';
import { ContractRule } from './contractRules';

/**
 * How a data quality rule came out.
 * @internal
 */
export interface RuleOutcome {
  name: string;
  state: 'kept' | 'broken' | 'not executed' | 'not measurable';
  finding: Finding;
}

/**
 * Holds a rule against what was measured. A rule that was not measured is never
 * taken as kept.
 *
 * @param measured - absent when the engine said nothing about it
 * @internal
 */
export function judgeRule(
  contractRule: ContractRule,
  measured: RuleMeasurement | undefined,
): RuleOutcome {
  const { name, rule, kind } = contractRule;
  const outcome = (state: RuleOutcome['state'], message: string) => ({
    name,
    state,
    finding: { subject: name, message },
  });
  if (kind === 'words') {
    return outcome(
      'not measurable',
      rule.type === 'custom'
        ? `It is for ${
            rule.engine ?? 'a tool of its own'
          }, which does not run here.`
        : 'It is written in words, which no engine can run.',
    );
  }
  if (kind === 'within a column') {
    return outcome(
      'not executed',
      'It is about a field within a column, and metrics are measured of columns; write it as a rule in SQL.',
    );
  }
  if (measured?.state !== 'measured') {
    return outcome(
      'not executed',
      measured?.reason ?? 'The engine said nothing about it.',
    );
  }
  const { state, finding } = outcome(
    judgeQualityRule(rule, measured.value) ? 'kept' : 'broken',
    rule.description?.trim() || 'The data breaks this rule.',
  );
  return {
    name,
    state,
    finding: {
      ...finding,
      expected: expectedText(rule),
      actual: actualOf(contractRule, measured),
      ...(measured.sample &&
        measured.sample.rows.length > 0 && { sample: measured.sample }),
    },
  };
}

/**
 * The figure, for people. A query may give any value of the table, so what is
 * no number stays where it is.
 */
function actualOf(
  { rule }: ContractRule,
  { value, rowsAtFault }: Extract<RuleMeasurement, { state: 'measured' }>,
): string {
  if (value === null) {
    return 'no value';
  }
  if (typeof value === 'boolean') {
    return String(value);
  }
  const figure = Number(value);
  // A text of digits may be a phone number.
  const isText = rule.type === 'sql' && typeof value === 'string';
  if (isText || value === '' || Number.isNaN(figure)) {
    return 'a text';
  }
  const unit = rule.unit ?? (rule.type === 'sql' ? '' : 'rows');
  const written = `${round(figure)}${unit && ` ${unit}`}`;
  return rowsAtFault === undefined || rowsAtFault === figure
    ? written
    : `${written} (${rowsAtFault} rows)`;
}

function round(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(6));
}
