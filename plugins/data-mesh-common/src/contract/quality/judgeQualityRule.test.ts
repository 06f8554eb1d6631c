import fc from 'fast-check';
import { ContractQualityRule } from '../types';
import { expectedText, judgeQualityRule } from './judgeQualityRule';

const OPPOSITES = [
  ['mustBe', 'mustNotBe'],
  ['mustBeGreaterThan', 'mustBeLessOrEqualTo'],
  ['mustBeGreaterOrEqualTo', 'mustBeLessThan'],
] as const;

const anyNumber = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.double({ noNaN: true }),
);

describe('judgeQualityRule', () => {
  it.each<[ContractQualityRule, unknown, boolean]>([
    [{ mustBe: 0 }, 0, true],
    [{ mustBe: 0 }, '0.00', true],
    [{ mustBe: '0' }, 0, true],
    [{ mustBe: 0 }, '', false],
    [{ mustBe: 'complete' }, 'complete', true],
    [{ mustBe: true }, true, true],
    [{ mustBe: true }, false, false],
    [{ mustBe: null }, null, true],
    [{ mustBe: null }, 0, false],
    [{ mustBe: 0 }, null, false],
    [{ mustNotBe: 0 }, null, false],
    [{ mustNotBe: 0 }, '1', true],
    [{ mustNotBe: 'late' }, 'on time', true],
    [{ mustBeLessThan: 5 }, 5, false],
    [{ mustBeLessThan: 5 }, null, false],
    [{ mustBeLessThan: 5 }, 'few', false],
    [{ mustBeLessThan: 5 }, NaN, false],
    [{ mustBeLessOrEqualTo: 5 }, 5, true],
    [{ mustBeGreaterThan: 5 }, 5, false],
    [{ mustBeGreaterThan: 5 }, '6e0', true],
    [{ mustBeGreaterOrEqualTo: 5 }, 5, true],
    [{ mustBeBetween: [1, 5] }, 1, true],
    [{ mustBeBetween: [1, 5] }, 5, true],
    [{ mustBeBetween: [1, 5] }, 5.1, false],
    [{ mustNotBeBetween: [1, 5] }, 5, false],
    [{ mustNotBeBetween: [1, 5] }, 0, true],
    [{ mustNotBeBetween: [1, 5] }, null, false],
    [{ mustBeBetween: [1] }, 1, false],
    [{}, 1, false],
  ])('%j, measured %j: %p', (rule, value, passed) => {
    expect(judgeQualityRule(rule, value)).toBe(passed);
  });

  it('passes exactly one of two opposite rules', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...OPPOSITES),
        anyNumber,
        anyNumber,
        ([one, other], limit, value) => {
          expect(judgeQualityRule({ [one]: limit }, value)).toBe(
            !judgeQualityRule({ [other]: limit }, value),
          );
        },
      ),
    );
  });

  it('takes between for at least the one and at most the other', () => {
    fc.assert(
      fc.property(anyNumber, anyNumber, anyNumber, (lower, upper, value) => {
        const within =
          judgeQualityRule({ mustBeGreaterOrEqualTo: lower }, value) &&
          judgeQualityRule({ mustBeLessOrEqualTo: upper }, value);
        const bounds = [lower, upper];
        expect(judgeQualityRule({ mustBeBetween: bounds }, value)).toBe(within);
        expect(judgeQualityRule({ mustNotBeBetween: bounds }, value)).toBe(
          !within,
        );
      }),
    );
  });

  it('judges a number the same when it comes as text', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...OPPOSITES.flat()),
        anyNumber.filter(Number.isFinite),
        anyNumber.filter(Number.isFinite),
        (operator, limit, value) => {
          const rule = { [operator]: limit };
          expect(judgeQualityRule(rule, String(value))).toBe(
            judgeQualityRule(rule, value),
          );
        },
      ),
    );
  });

  it('has a verdict on anything', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...OPPOSITES.flat(), 'mustBeBetween'),
        fc.anything(),
        fc.jsonValue(),
        (operator, limit, value) => {
          const rule = { [operator]: limit };
          expect(typeof judgeQualityRule(rule, value)).toBe('boolean');
          expect(typeof expectedText(rule)).toBe('string');
        },
      ),
    );
  });
});

describe('expectedText', () => {
  it.each<[ContractQualityRule, string]>([
    [
      { metric: 'nullValues', unit: 'percent', mustBeLessOrEqualTo: 5 },
      'at most 5 percent',
    ],
    [{ metric: 'duplicateValues', mustBe: 0 }, 'exactly 0 rows'],
    [
      { metric: 'rowCount', mustBeGreaterOrEqualTo: 10000 },
      'at least 10000 rows',
    ],
    [{ type: 'sql', mustBeBetween: [1, 2] }, 'from 1 to 2'],
    [{ type: 'sql', mustNotBeBetween: [1, 2] }, 'outside of 1 to 2'],
    [{ type: 'sql', mustNotBe: 'late' }, 'anything but late'],
    [{ type: 'sql', mustBeGreaterThan: 3 }, 'more than 3'],
    [{ type: 'sql', mustBeLessThan: 3 }, 'less than 3'],
    [{ type: 'text' }, ''],
  ])('of %j is %s', (rule, text) => {
    expect(expectedText(rule)).toBe(text);
  });
});
