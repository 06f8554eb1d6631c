import { physicalTypeFits } from './physicalType';

describe('physicalTypeFits', () => {
  it.each([
    ['integer', 'bigint', true],
    ['bigint', 'integer', false],
    ['character varying(3)', 'VARCHAR(10)', true],
    ['text', 'varchar(3)', false],
    ['timestamp without time zone', 'TIMESTAMP', true],
    ['timestamp with time zone', 'timestamp', false],
    ['numeric(10,2)', 'decimal', true],
    ['text', 'integer', false],
    ['uuid', 'UUID', true],
  ])('%s into %s: %p', (inner, outer, fits) => {
    expect(physicalTypeFits(inner, outer)).toBe(fits);
  });

  it.each([
    ['bigint', 'int8'],
    ['geometry(Point,4326)', 'text'],
    ['text', 'STRUCT<a INT>'],
  ])('does not judge %s against %s', (inner, outer) => {
    expect(physicalTypeFits(inner, outer)).toBeUndefined();
  });
});
