import { PortTable } from '../ports/portTables';
import { schemaObjectOf } from '../ports/schemaObject';
import { contractRules } from './contractRules';
import { judgePromise, PromiseOutcome } from './judgePromise';
import { judgeRule, RuleOutcome } from './judgeRule';
import { shownColumns } from './shownColumns';
import { timePromises } from './timePromises';

/**
 * What was found in the rows of a table.
 * @internal
 */
export interface MeasuredTable {
  rows: number;
  rules: RuleOutcome[];
  promises: PromiseOutcome[];
}

/**
 * Measures the rules and the promises of a contract in the whole table, in one
 * go, and judges them.
 *
 * @throws what the platform throws, and `ConflictError` when the contract does
 * not say which of its tables it is
 * @internal
 */
export async function measureTable(
  table: PortTable,
  product: string,
  signal: AbortSignal,
): Promise<MeasuredTable> {
  const { platform, location, contract, port } = table;
  const described = await platform.describe(location);
  const object = schemaObjectOf(contract, described);
  const types = new Map(
    described.columns.map(({ name, logicalType }) => [name, logicalType]),
  );
  const shown = shownColumns(object).filter(name => types.has(name));
  const rules = contractRules(object);
  const promises = timePromises(contract, object);
  const timeColumns = promises.clear
    .flatMap(({ columns }) => columns)
    .map(({ name }) => name)
    .filter(name => isTime(types.get(name)));
  const measurement = await platform.measure(
    {
      port: { product, port: port.name, version: port.version, location },
      rules: rules
        .filter(({ kind }) => kind === 'measurable')
        .map(({ key, column, rule }) => ({ key, column, rule })),
      bounds: [...new Set(timeColumns)],
      sampleColumns: shown,
    },
    { signal },
  );
  const measured = new Map(
    measurement.rules.map(outcome => [outcome.key, outcome]),
  );
  return {
    rows: measurement.rows,
    rules: rules.map(rule => judgeRule(rule, measured.get(rule.key))),
    promises: [
      ...promises.clear.flatMap(promise =>
        judgePromise(promise, measurement, { types, shown: new Set(shown) }),
      ),
      ...promises.vague.map(({ kind, subject, problem }) => ({
        kind,
        state: 'unknown' as const,
        subject,
        message: `${problem}.`,
      })),
    ],
  };
}

function isTime(type: string | undefined): boolean {
  return type === 'date' || type === 'timestamp';
}
