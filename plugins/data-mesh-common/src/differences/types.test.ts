import { ContractProperty } from '../contract';
import {
  changesOfColumn,
  changesOfTable,
  effectsOf,
  LOOSENED,
  REPLACED,
  TIGHTENED,
} from './__testUtils__/contracts';

describe('logical types', () => {
  it.each<
    [ContractProperty['logicalType'], ContractProperty['logicalType'], string[]]
  >([
    ['integer', 'number', LOOSENED],
    ['number', 'integer', TIGHTENED],
    ['string', 'integer', REPLACED],
    ['date', 'timestamp', REPLACED],
    ['timestamp', 'date', REPLACED],
    ['object', 'array', REPLACED],
    [undefined, 'string', TIGHTENED],
    ['string', undefined, LOOSENED],
    ['string', 'string', []],
  ])('%s to %s', (before, after, effects) => {
    const changes = changesOfColumn(
      { logicalType: before },
      { logicalType: after },
    );
    expect(effectsOf(changes)).toEqual(effects);
    expect(changes.map(({ area }) => area)).toEqual(effects.map(() => 'type'));
  });

  it('says what a wider type does', () => {
    expect(
      changesOfColumn({ logicalType: 'integer' }, { logicalType: 'number' }),
    ).toEqual([
      {
        kind: 'changed',
        area: 'type',
        path: 'schema.flights.origin.logicalType',
        object: 'flights',
        property: 'origin',
        before: 'integer',
        after: 'number',
        readers: 'breaking',
        writers: 'compatible',
        message:
          'flights.origin has the logical type number instead of integer: readers can meet values that they did not before.',
      },
    ]);
  });
});

describe('physical types', () => {
  it.each([
    ['integer', 'bigint'],
    ['smallint', 'int4'],
    ['tinyint', 'smallint'],
    ['mediumint', 'int'],
    ['int', 'long'],
    ['integer', 'double precision'],
    ['smallint', 'real'],
    ['real', 'double'],
    ['float4', 'float8'],
    ['integer', 'numeric'],
    ['integer', 'decimal(10)'],
    ['integer', 'decimal(12,2)'],
    ['decimal(9,0)', 'integer'],
    ['decimal(5,2)', 'decimal(7,2)'],
    ['decimal(5,2)', 'numeric(6, 3)'],
    ['decimal(5,2)', 'decimal'],
    ['varchar(18)', 'varchar(20)'],
    ['VARCHAR2(18)', 'varchar2(20)'],
    ['number(10,2)', 'NUMBER(12,2)'],
    ['char(3)', 'varchar(3)'],
    ['char', 'char(2)'],
    ['varchar(255)', 'text'],
    ['STRING(10)', 'STRING(20)'],
    ['varchar(20)', 'text(30)'],
    ['timestamp(3)', 'timestamp'],
    ['time(0) with time zone', 'timetz'],
  ])('%s is within %s', (narrow, wide) => {
    expect(
      effectsOf(
        changesOfColumn({ physicalType: narrow }, { physicalType: wide }),
      ),
    ).toEqual(LOOSENED);
    expect(
      effectsOf(
        changesOfColumn({ physicalType: wide }, { physicalType: narrow }),
      ),
    ).toEqual(TIGHTENED);
  });

  it.each([
    ['integer', 'text'],
    ['bigint', 'double precision'],
    ['integer', 'real'],
    ['decimal(5,2)', 'decimal(5,3)'],
    ['decimal(5,2)', 'integer'],
    ['decimal', 'double precision'],
    ['timestamp', 'timestamptz'],
    ['timestamp', 'date'],
    ['uuid', 'text'],
    ['struct<a:int>', 'struct<a:bigint>'],
    // The same name is a byte in one engine and eight in another.
    ['int8', 'bigint'],
  ])('%s and %s hold different values', (one, other) => {
    expect(
      effectsOf(
        changesOfColumn({ physicalType: one }, { physicalType: other }),
      ),
    ).toEqual(REPLACED);
  });

  it.each([
    ['VARCHAR(18)', 'character varying( 18 )'],
    ['int4', 'INTEGER'],
    ['timestamp', 'timestamp without time zone'],
    ['timestamptz', 'timestamp  with time zone'],
    ['double', 'double precision'],
    ['text', 'string'],
    ['decimal(5)', 'numeric(5,0)'],
    ['STRUCT<a:int>', 'struct<a:int>'],
    ['bool', 'BOOLEAN'],
    ['bigserial', 'bigint'],
    ['numeric(5,2)', 'number(5,2)'],
  ])('%s is another name of %s', (one, other) => {
    expect(
      changesOfColumn({ physicalType: one }, { physicalType: other }),
    ).toEqual([]);
  });

  it('compares long types of unknown engines as a whole', () => {
    const long = `struct<${'a'.repeat(500)}`;
    expect(
      effectsOf(
        changesOfColumn(
          { physicalType: `${long}1>` },
          { physicalType: `${long}2>` },
        ),
      ),
    ).toEqual(REPLACED);
  });

  it.each([
    ['table', 'view', ['compatible/breaking']],
    ['view', 'table', ['compatible/compatible']],
    ['topic', 'table', ['breaking/compatible']],
    ['table', 'file', ['breaking/breaking']],
    [undefined, 'table', ['compatible/compatible']],
    ['table', undefined, ['compatible/compatible']],
    ['Table', 'table', []],
  ])('an object that was %s and is %s', (before, after, effects) => {
    expect(
      effectsOf(
        changesOfTable({ physicalType: before }, { physicalType: after }),
      ),
    ).toEqual(effects);
  });
});
