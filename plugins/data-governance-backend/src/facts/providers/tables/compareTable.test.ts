import {
  ContractProperty,
  ContractSchemaObject,
} from '@meshport/backstage-plugin-data-mesh-common';
import { aColumn, aTable } from '../__testUtils__/FakePlatform';
import { compareTable } from './compareTable';

function anObject(...properties: ContractProperty[]): ContractSchemaObject {
  return { name: 'flights', properties };
}

const kindsOf = (
  property: Partial<ContractProperty>,
  column: Parameters<typeof aColumn>[1],
  type: 'table' | 'view' = 'table',
) =>
  compareTable(
    anObject({ name: 'delay', ...property }),
    aTable([aColumn('delay', column)], { type }),
  ).map(({ kind }) => kind);

describe('compareTable', () => {
  it('compares columns by what they are called in the engine', () => {
    expect(
      compareTable(
        anObject({ name: 'delay', physicalName: 'delay_minutes' }),
        aTable([aColumn('delay_minutes')]),
      ),
    ).toEqual([]);
    expect(
      compareTable(
        anObject({ name: 'Delay', logicalType: 'integer' }),
        aTable([aColumn('delay')]),
      ),
    ).toMatchObject([
      { kind: 'missingColumns', subject: 'flights.Delay', expected: 'integer' },
      { kind: 'extraColumns', subject: 'flights.delay', actual: 'text' },
    ]);
  });

  it.each<
    [
      string,
      Partial<ContractProperty>,
      {
        physicalType: string;
        logicalType:
          | 'string'
          | 'number'
          | 'integer'
          | 'date'
          | 'timestamp'
          | 'object'
          | 'array';
      },
      boolean,
    ]
  >([
    [
      'the same',
      { logicalType: 'date' },
      { physicalType: 'date', logicalType: 'date' },
      true,
    ],
    [
      'a whole number for a number',
      { logicalType: 'number' },
      { physicalType: 'integer', logicalType: 'integer' },
      true,
    ],
    [
      'a number for a whole number',
      { logicalType: 'integer' },
      { physicalType: 'numeric(10,2)', logicalType: 'number' },
      false,
    ],
    [
      'a decimal without a fraction',
      { logicalType: 'integer' },
      { physicalType: 'numeric(10,0)', logicalType: 'number' },
      true,
    ],
    [
      'a float for a whole number',
      { logicalType: 'integer' },
      { physicalType: 'double precision', logicalType: 'number' },
      false,
    ],
    [
      'a day for a moment',
      { logicalType: 'timestamp' },
      { physicalType: 'date', logicalType: 'date' },
      false,
    ],
    [
      'a moment for a text',
      { logicalType: 'string' },
      { physicalType: 'timestamp', logicalType: 'timestamp' },
      false,
    ],
    [
      'JSON for an array',
      { logicalType: 'array' },
      { physicalType: 'jsonb', logicalType: 'object' },
      true,
    ],
    [
      'a row type for an array',
      { logicalType: 'array' },
      { physicalType: 'address', logicalType: 'object' },
      false,
    ],
    [
      'no type promised',
      {},
      { physicalType: 'integer', logicalType: 'integer' },
      true,
    ],
    [
      'a smaller physical type',
      { physicalType: 'BIGINT' },
      { physicalType: 'integer', logicalType: 'integer' },
      true,
    ],
    [
      'a larger physical type',
      { physicalType: 'varchar(3)' },
      { physicalType: 'text', logicalType: 'string' },
      false,
    ],
    [
      'a larger physical type of the same logical one',
      { physicalType: 'integer', logicalType: 'integer' },
      { physicalType: 'bigint', logicalType: 'integer' },
      false,
    ],
    [
      'a physical type in the words of another engine',
      { physicalType: 'INT64', logicalType: 'integer' },
      { physicalType: 'bigint', logicalType: 'integer' },
      true,
    ],
    [
      'a physical type that nobody knows',
      { physicalType: 'VARIANT', logicalType: 'object' },
      { physicalType: 'jsonb', logicalType: 'object' },
      true,
    ],
    [
      'that, with another logical type',
      { physicalType: 'VARIANT', logicalType: 'object' },
      { physicalType: 'text', logicalType: 'string' },
      false,
    ],
  ])('takes %s: %#', (_, property, column, fits) => {
    expect(kindsOf(property, column)).toEqual(fits ? [] : ['mistypedColumns']);
  });

  it('asks the engine to refuse what the contract rules out', () => {
    expect(kindsOf({ required: true }, { required: true })).toEqual([]);
    expect(kindsOf({ required: true }, {})).toEqual(['nullableColumns']);
    expect(kindsOf({ required: false }, { required: true })).toEqual([]);
    expect(kindsOf({ unique: true }, { unique: true })).toEqual([]);
    expect(kindsOf({ unique: true }, {})).toEqual(['unenforcedKeys']);
  });

  it('asks no view to refuse anything', () => {
    const promised = { required: true, unique: true, primaryKey: true };
    expect(kindsOf(promised, {}, 'view')).toEqual([]);
    expect(kindsOf({ ...promised, name: 'gone' }, {}, 'view')).toEqual([
      'missingColumns',
      'extraColumns',
    ]);
  });

  it('compares primary keys whatever the order of their columns', () => {
    const object = anObject(
      { name: 'location', primaryKey: true, primaryKeyPosition: 1 },
      { name: 'date', primaryKey: true, primaryKeyPosition: 2 },
      { name: 'rain' },
    );
    const key = (...names: string[]) =>
      aTable(
        ['location', 'date', 'rain'].map(name =>
          aColumn(name, {
            required: true,
            ...(names.includes(name) && {
              primaryKeyPosition: names.indexOf(name) + 1,
            }),
          }),
        ),
      );
    expect(compareTable(object, key('date', 'location'))).toEqual([]);
    expect(compareTable(object, key('location'))).toEqual([
      {
        kind: 'unenforcedKeys',
        subject: 'flights',
        message: expect.stringContaining('another primary key'),
        expected: 'primary key (location, date)',
        actual: 'primary key (location)',
      },
    ]);
    expect(compareTable(object, key())).toMatchObject([{ actual: 'none' }]);
    // A key that is not promised does no harm.
    expect(
      compareTable(
        anObject({ name: 'location' }, { name: 'date' }, { name: 'rain' }),
        key('date'),
      ),
    ).toEqual([]);
  });
});
