import { ContractTypeOptions } from '../contract';
import {
  changesOfColumn,
  effectsOf,
  LOOSENED,
  REPLACED,
  TIGHTENED,
} from './__testUtils__/contracts';

describe('flags', () => {
  it.each(['required', 'unique'] as const)('%s', field => {
    const set = { [field]: true };
    expect(effectsOf(changesOfColumn(set, {}))).toEqual(LOOSENED);
    expect(effectsOf(changesOfColumn(set, { [field]: false }))).toEqual(
      LOOSENED,
    );
    expect(effectsOf(changesOfColumn({}, set))).toEqual(TIGHTENED);
    expect(changesOfColumn({ [field]: false }, {})).toEqual([]);
  });

  it('says what a missing promise does', () => {
    expect(changesOfColumn({ required: true }, {})[0]).toMatchObject({
      kind: 'changed',
      area: 'constraint',
      path: 'schema.flights.origin.required',
      message:
        'flights.origin is no longer required: readers can meet missing values.',
    });
    expect(changesOfColumn({}, { unique: true })[0]).toMatchObject({
      message:
        'flights.origin is unique now: those who write must not give a value a second time.',
    });
  });
});

describe('limits of values', () => {
  it.each<[ContractTypeOptions, ContractTypeOptions]>([
    [{ maxLength: 3 }, { maxLength: 4 }],
    [{ maxLength: 3 }, {}],
    [{ minLength: 2 }, { minLength: 1 }],
    [{ minLength: 1 }, {}],
    [{ minimum: 0 }, { minimum: -1 }],
    [{ maximum: 10 }, { maximum: 11 }],
    [{ exclusiveMaximum: 10 }, { maximum: 10 }],
    [{ exclusiveMinimum: 0 }, { minimum: 0 }],
    // The form of ODCS 3.0, where true makes the limit itself excluded.
    [{ maximum: 10, exclusiveMaximum: true }, { maximum: 10 }],
    [{ minimum: 0, exclusiveMinimum: true }, { exclusiveMinimum: -1 }],
    [{ minimum: 5, exclusiveMinimum: 1 }, { minimum: 4 }],
    [{ maximum: '2025-01-01' }, { maximum: '2026-01-01' }],
    [{ multipleOf: 10 }, { multipleOf: 5 }],
    [{ multipleOf: 0.3 }, { multipleOf: 0.1 }],
    [{ multipleOf: 2 }, {}],
    [{ minItems: 1 }, {}],
    [{ maxItems: 5 }, { maxItems: 6 }],
    [{ minProperties: 2 }, { minProperties: 1 }],
    [{ maxProperties: 2 }, { maxProperties: 3 }],
    [{ uniqueItems: true }, {}],
    [{ pattern: '^[A-Z]{3}$' }, {}],
    [{ format: 'email' }, {}],
    [{ format: 'i32' }, { format: 'i64' }],
    [{ format: 'f32' }, { format: 'f64' }],
    [{ required: ['a', 'b'] }, { required: ['b'] }],
    [{ timezone: true }, {}],
    [{ precision: 5 }, {}],
  ])('%j allows less than %j', (strict, lax) => {
    const loosened = changesOfColumn(
      { logicalTypeOptions: strict },
      { logicalTypeOptions: lax },
    );
    const tightened = changesOfColumn(
      { logicalTypeOptions: lax },
      { logicalTypeOptions: strict },
    );
    expect(effectsOf(loosened)).toEqual(LOOSENED);
    expect(effectsOf(tightened)).toEqual(TIGHTENED);
    expect(loosened[0].area).toBe('constraint');
    expect(loosened[0].path).toMatch(
      /^schema\.flights\.origin\.logicalTypeOptions\.\w+$/,
    );
  });

  it.each<[ContractTypeOptions, ContractTypeOptions]>([
    [{ pattern: '^[A-Z]{3}$' }, { pattern: '^[A-Z]{4}$' }],
    [{ format: 'email' }, { format: 'uri' }],
    [{ multipleOf: 2 }, { multipleOf: 3 }],
    [{ minimum: 1 }, { minimum: '2025-01-01' }],
    [{ required: ['a'] }, { required: ['b'] }],
    [{ defaultTimezone: 'UTC' }, { defaultTimezone: 'Europe/Berlin' }],
  ])('%j allows something else than %j', (before, after) => {
    expect(
      effectsOf(
        changesOfColumn(
          { logicalTypeOptions: before },
          { logicalTypeOptions: after },
        ),
      ),
    ).toEqual(REPLACED);
  });

  it.each<[ContractTypeOptions | undefined, ContractTypeOptions]>([
    [{ minLength: 0 }, {}],
    [undefined, {}],
    [{ maximum: 10, exclusiveMaximum: true }, { exclusiveMaximum: 10 }],
    [{ maximum: 10, exclusiveMaximum: false }, { maximum: 10 }],
    [{ maximum: 10, exclusiveMaximum: 12 }, { maximum: 10 }],
    [{ required: ['a', 'b'] }, { required: ['b', 'a'] }],
    [{ uniqueItems: false }, {}],
  ])('%j says the same as %j', (before, after) => {
    expect(
      changesOfColumn(
        { logicalTypeOptions: before },
        { logicalTypeOptions: after },
      ),
    ).toEqual([]);
  });

  it('shows limits as they are written', () => {
    expect(
      changesOfColumn(
        { logicalTypeOptions: { exclusiveMaximum: 10 } },
        { logicalTypeOptions: { maximum: 12 } },
      )[0],
    ).toMatchObject({
      before: '10 (itself excluded)',
      after: 12,
      message:
        'flights.origin has the maximum 12 instead of 10 (itself excluded): readers can meet values that they did not before.',
    });
  });
});

describe('the enum of ODCS 3.2', () => {
  const columnWith = (...values: unknown[]) => ({
    name: 'origin',
    enum: values.map(value => ({ value, label: `the ${value}` })),
  });

  it.each([
    [columnWith('SFO'), columnWith('SFO', 'OAK'), LOOSENED],
    [columnWith('SFO', 'OAK'), columnWith('OAK'), TIGHTENED],
    [columnWith('SFO'), columnWith('OAK'), REPLACED],
    [columnWith('SFO'), {}, LOOSENED],
    [{}, columnWith('SFO'), TIGHTENED],
    [columnWith('SFO', 'OAK'), columnWith('OAK', 'SFO'), []],
    [columnWith(1), columnWith('1'), REPLACED],
  ])('%j to %j', (before, after, effects) => {
    expect(effectsOf(changesOfColumn(before, after))).toEqual(effects);
  });

  it('names what came and what went', () => {
    expect(
      changesOfColumn(columnWith('SFO'), columnWith('SFO', 'OAK', 'LAX'))[0]
        .message,
    ).toBe(
      'flights.origin allows OAK, LAX too: readers can meet values that they did not before.',
    );
    expect(
      changesOfColumn(columnWith('SFO', 'OAK'), columnWith('SFO'))[0].message,
    ).toBe(
      'flights.origin no longer allows OAK: those who write have to keep to it.',
    );
  });
});

describe('classification', () => {
  it.each([
    ['public', 'internal', 'breaking/none'],
    ['internal', 'Restricted', 'breaking/none'],
    ['confidential', 'internal', 'compatible/none'],
    ['internal', 'public', 'compatible/none'],
    // What nobody has classified is for everybody inside.
    [undefined, 'internal', 'compatible/none'],
    [undefined, 'confidential', 'breaking/none'],
    ['confidential', undefined, 'compatible/none'],
    ['internal', 'for-us-only', 'breaking/none'],
  ])('%s to %s', (before, after, effects) => {
    const changes = changesOfColumn(
      { classification: before },
      { classification: after },
    );
    expect(effectsOf(changes)).toEqual([effects]);
    expect(changes[0].area).toBe('classification');
  });

  it('is the same in another case', () => {
    expect(
      changesOfColumn(
        { classification: 'Public' },
        { classification: 'public ' },
      ),
    ).toEqual([]);
  });

  it('says that access has to be reviewed', () => {
    expect(
      changesOfColumn(
        { classification: 'internal' },
        { classification: 'confidential' },
      )[0].message,
    ).toBe(
      'flights.origin has the classification confidential instead of internal: the access of its readers has to be reviewed.',
    );
  });
});
