import { fillQueryPlaceholders } from './fillQueryPlaceholders';

const values = { object: '"orders"', property: '"id"' };

describe('fillQueryPlaceholders', () => {
  it.each([
    ['SELECT {property} FROM {object}'],
    ['SELECT ${property} FROM ${object}'],
    ['SELECT ${column} FROM ${table}'],
    ['SELECT {field} FROM {model}'],
    ['SELECT {column} FROM ${table}'],
  ])('knows %s', query => {
    expect(fillQueryPlaceholders(query, values)).toBe(
      'SELECT "id" FROM "orders"',
    );
  });

  it('fills a placeholder wherever it stands, and each once', () => {
    expect(
      fillQueryPlaceholders('{object}{object} ${schema}.{object}', {
        object: '{schema}',
        schema: '$&',
      }),
    ).toBe('{schema}{schema} $&.{schema}');
  });

  it('leaves other braces alone', () => {
    const query = `SELECT '{a}'::text[], '{"object": 1}', {Object}, { object } FROM t`;
    expect(fillQueryPlaceholders(query, values)).toBe(query);
  });

  it('names a placeholder that has no value', () => {
    expect(() =>
      fillQueryPlaceholders('SELECT ${column} FROM {object}', {
        object: 'orders',
      }),
    ).toThrow(
      'query: ${column} has no value here, because the rule names no property; write the name itself or move the rule',
    );
  });
});
