import { valueProblem } from './valueProblem';

describe('a value to choose rows by', () => {
  it.each([
    ['anything', 'string'],
    ['', undefined],
    ['4711', 'integer'],
    ['-1.5e3', 'number'],
    ['true', 'boolean'],
    ['2026-02-28', 'date'],
    ['2026-02-28T10:00:00Z', 'timestamp'],
    ['2026-02-28 10:00:00.5', 'timestamp'],
    ['2026-02-28', 'timestamp'],
    ['23:59:59', 'time'],
    ['anything', 'varchar(3)'],
    ['anything', 'constructor'],
  ])('%j may be a %s', (value, type) => {
    expect(valueProblem(value, type)).toBeUndefined();
  });

  it.each([
    ['many', 'integer', 'a whole number'],
    ['1.5', 'integer', 'a whole number'],
    ['', 'integer', 'a whole number'],
    ['1;drop', 'number', 'a number'],
    ['yes', 'boolean', 'true or false'],
    ['2026-02-30', 'date', 'a date'],
    ['today', 'date', 'a date'],
    ['now', 'timestamp', 'a date and time'],
    ['25:00', 'time', 'a time'],
    ['{}', 'array', 'holds lists'],
    ['{}', 'object', 'holds objects'],
  ])('%j is no %s', (value, type, why) => {
    expect(valueProblem(value, type)).toContain(why);
  });
});
