import { FactDeclaration } from '@meshport/backstage-plugin-data-governance-common';
import { explain, Explained, Finding } from '../explain';
import { RuleOutcome } from './judgeRule';

/**
 * How the data quality rules of a product came out.
 * @internal
 */
export const ruleDeclarations = {
  rules: {
    type: 'int',
    description:
      'Data quality rules of the contracts that can be measured: of the library or in SQL',
  },
  measuredRules: {
    type: 'int',
    description: 'Data quality rules that were measured',
  },
  rulesPassed: {
    type: 'bool',
    description:
      'There is a rule that can be measured, and each was measured and is kept by the data',
  },
  failedRules: {
    type: 'list<string>',
    description: 'Rules that the data breaks, as table.column: rule',
  },
  notExecuted: {
    type: 'list<string>',
    description:
      'Rules that were refused or failed, such as SQL that does more than read; never taken as passed',
  },
  notMeasurable: {
    type: 'list<string>',
    description:
      'Rules in words, or for a tool of its own; neither kept nor broken',
  },
} satisfies Record<string, FactDeclaration>;

const NO_RULES: Finding = {
  subject: 'quality',
  message: 'The contracts have no data quality rule that can be measured.',
};

/** @internal */
export function ruleFacts(
  rules: RuleOutcome[],
): Explained<typeof ruleDeclarations> {
  const inState = (...states: RuleOutcome['state'][]) =>
    rules.filter(({ state }) => states.includes(state));
  const names = (...states: RuleOutcome['state'][]) =>
    inState(...states).map(({ name }) => name);
  const findings = (state: RuleOutcome['state']) =>
    inState(state).map(({ finding }) => finding);
  const measurable = inState('kept', 'broken', 'not executed');
  return {
    facts: {
      rules: measurable.length,
      measuredRules: inState('kept', 'broken').length,
      rulesPassed:
        measurable.length > 0 && measurable.length === inState('kept').length,
      failedRules: names('broken'),
      notExecuted: names('not executed'),
      notMeasurable: names('not measurable'),
    },
    evidence: [
      ...explain(['failedRules', 'rulesPassed'], findings('broken')),
      ...explain(
        ['notExecuted', 'rulesPassed', 'measuredRules'],
        findings('not executed'),
      ),
      ...explain(['notMeasurable'], findings('not measurable')),
      ...explain(['rulesPassed'], measurable.length > 0 ? [] : [NO_RULES]),
    ],
  };
}
