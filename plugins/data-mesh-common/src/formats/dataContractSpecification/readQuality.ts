import { defined, unlessEmpty } from '../source/defined';
import { isMapping, isNumber, isText, Source } from '../source/Source';

const OPERATORS: Record<string, string> = {
  mustBe: 'mustBe',
  mustNotBe: 'mustNotBe',
  mustBeGreaterThan: 'mustBeGreaterThan',
  mustBeGreaterThanOrEqualTo: 'mustBeGreaterOrEqualTo',
  mustBeGreaterOrEqualTo: 'mustBeGreaterOrEqualTo',
  mustBeLessThan: 'mustBeLessThan',
  mustBeLessThanOrEqualTo: 'mustBeLessOrEqualTo',
  mustBeLessOrEqualTo: 'mustBeLessOrEqualTo',
  mustBeBetween: 'mustBeBetween',
  mustNotBeBetween: 'mustNotBeBetween',
};

const METRICS: Record<string, string> = {
  rowCount: 'rowCount',
  duplicateCount: 'duplicateValues',
  duplicateValues: 'duplicateValues',
  nullCount: 'nullValues',
  nullValues: 'nullValues',
  missingValues: 'missingValues',
  invalidValues: 'invalidValues',
};

const DIMENSIONS = new Set([
  'accuracy',
  'completeness',
  'conformity',
  'consistency',
  'coverage',
  'timeliness',
  'uniqueness',
]);

/**
 * Reads the rules of quality of a model or field. A rule that ODCS cannot
 * check becomes a text; what it says besides is a loss.
 *
 * @internal
 */
export function readQuality(quality: Source): object[] {
  return quality.items().flatMap(rule => {
    const checked = readRule(rule);
    const common = defined({
      name: rule.text('name'),
      description: rule.text('description'),
      dimension: rule
        .at('dimension')
        .takeIf(
          (value): value is string => isText(value) && DIMENSIONS.has(value),
        ),
      severity: rule.text('severity'),
      businessImpact: rule.text('businessImpact'),
    });
    if (!checked && !('description' in common)) {
      return [];
    }
    rule.at('type').take();
    return [{ type: 'text', ...common, ...checked }];
  });
}

function readRule(rule: Source): object | undefined {
  switch (rule.at('type').value ?? 'library') {
    case 'sql':
      return compared(rule, 'query', query => ({ type: 'sql', query }));
    case 'library': {
      const key = rule.at('metric').exists ? 'metric' : 'rule';
      return compared(rule, key, name =>
        Object.hasOwn(METRICS, name)
          ? defined({
              type: 'library',
              metric: METRICS[name],
              unit: rule.text('unit'),
              arguments: rule.at('arguments').takeIf(isMapping),
            })
          : undefined,
      );
    }
    case 'custom':
      return readCustom(rule);
    default:
      return undefined;
  }
}

/** A rule that compares a number: ODCS wants exactly one comparison. */
function compared(
  rule: Source,
  key: string,
  read: (text: string) => object | undefined,
): object | undefined {
  const { value } = rule.at(key);
  const comparisons = Object.keys(OPERATORS).filter(operator =>
    isOperand(operator, rule.at(operator).value),
  );
  const found =
    isText(value) && comparisons.length === 1 ? read(value) : undefined;
  if (!found) {
    return undefined;
  }
  rule.at(key).take();
  const [operator] = comparisons;
  return { ...found, [OPERATORS[operator]]: rule.at(operator).take() };
}

function isOperand(operator: string, value: unknown): boolean {
  if (operator === 'mustBe' || operator === 'mustNotBe') {
    return value !== undefined;
  }
  if (operator.endsWith('Between')) {
    return (
      Array.isArray(value) &&
      value.length === 2 &&
      value.every(isNumber) &&
      value[0] !== value[1]
    );
  }
  return isNumber(value);
}

function readCustom(rule: Source): object | undefined {
  const engine = rule.at('engine').value;
  const implementation = rule.at('implementation');
  if (!isText(engine) || !implementation.exists) {
    return undefined;
  }
  rule.at('engine').take();
  const value = implementation.take();
  return {
    type: 'custom',
    engine,
    // ODCS takes a mapping or a text here, and no list.
    implementation:
      isMapping(value) || isText(value) ? value : JSON.stringify(value),
  };
}

/**
 * All rules of one place, or nothing for none.
 * @internal
 */
export function qualityRules(...rules: object[][]): object[] | undefined {
  return unlessEmpty(rules.flat());
}
