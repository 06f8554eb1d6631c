import { ContractProperty } from '../contract';
import {
  changesOf,
  changesOfColumn,
  changesOfTable,
  effectsOf,
  LOOSENED,
  REPLACED,
  tableWith,
  TIGHTENED,
  WORDING,
} from './__testUtils__/contracts';

const column = (name: string, parts: Partial<ContractProperty> = {}) => ({
  name,
  ...parts,
});

describe('schema objects', () => {
  it('may come and go', () => {
    const table = tableWith();
    expect(changesOf({}, { schema: [table] })).toEqual([
      {
        kind: 'added',
        area: 'schema',
        path: 'schema.flights',
        object: 'flights',
        after: 'flights',
        readers: 'compatible',
        writers: 'compatible',
        message: 'flights is new.',
      },
    ]);
    expect(changesOf({ schema: [table] }, {})).toMatchObject([
      {
        kind: 'removed',
        readers: 'breaking',
        message: 'flights is removed: readers that use it fail.',
      },
    ]);
  });

  it('may be renamed when their id stays', () => {
    expect(
      changesOf(
        { schema: [tableWith({ id: 'f', properties: [column('a')] })] },
        {
          schema: [
            tableWith({ id: 'f', name: 'legs', properties: [column('a')] }),
          ],
        },
      ),
    ).toMatchObject([
      {
        kind: 'changed',
        area: 'schema',
        path: 'schema.legs.name',
        before: 'flights',
        after: 'legs',
        readers: 'breaking',
        message:
          'flights is renamed to legs: whatever uses the old name fails.',
      },
    ]);
  });

  it.each([
    [{ physicalName: 'flights_v1' }, { physicalName: 'flights_v2' }, REPLACED],
    [{ physicalName: 'flights_v1' }, {}, REPLACED],
    [{}, { physicalName: 'flights_v1' }, ['compatible/compatible']],
  ])('are found under their physical name: %j to %j', (a, b, effects) => {
    expect(effectsOf(changesOfTable(a, b))).toEqual(effects);
  });
});

describe('properties', () => {
  it('may come and go', () => {
    expect(
      changesOfTable(
        { properties: [column('origin')] },
        { properties: [column('destination')] },
      ),
    ).toEqual([
      {
        kind: 'removed',
        area: 'schema',
        path: 'schema.flights.origin',
        object: 'flights',
        property: 'origin',
        before: 'origin',
        readers: 'breaking',
        writers: 'compatible',
        message: 'flights.origin is removed: readers that use it fail.',
      },
      {
        kind: 'added',
        area: 'schema',
        path: 'schema.flights.destination',
        object: 'flights',
        property: 'destination',
        after: 'destination',
        readers: 'compatible',
        writers: 'compatible',
        message: 'flights.destination is new.',
      },
    ]);
  });

  it.each([{ required: true }, { primaryKey: true }])(
    'must be given by those who write when they are new and %j',
    parts => {
      const changes = changesOfTable(
        {},
        { properties: [column('origin', parts)] },
      );
      expect(changes.at(-1)).toMatchObject({
        kind: 'added',
        readers: 'compatible',
        writers: 'breaking',
        message:
          'flights.origin is new and required: those who write must give it a value.',
      });
    },
  );

  it('may be renamed when their id stays', () => {
    const changes = changesOfTable(
      {
        properties: [
          column('origin', { id: 'o', primaryKey: true, unique: true }),
        ],
      },
      { properties: [column('departs_from', { id: 'o', primaryKey: true })] },
    );
    expect(changes).toMatchObject([
      {
        kind: 'changed',
        area: 'schema',
        path: 'schema.flights.departs_from.name',
        property: 'departs_from',
        before: 'origin',
        after: 'departs_from',
        readers: 'breaking',
        writers: 'breaking',
        message:
          'flights.origin is renamed to departs_from: whatever uses the old name fails.',
      },
      { path: 'schema.flights.departs_from.unique' },
    ]);
  });

  it('are always given when they are part of a primary key', () => {
    const pathsOf = (
      before: Partial<ContractProperty>,
      after: Partial<ContractProperty>,
    ) => changesOfColumn(before, after).map(({ path }) => path);
    const key = 'schema.flights.primaryKey';
    const required = 'schema.flights.origin.required';
    expect(
      pathsOf({ primaryKey: true, required: true }, { primaryKey: true }),
    ).toEqual([]);
    expect(pathsOf({ required: true }, { primaryKey: true })).toEqual([key]);
    expect(pathsOf({ primaryKey: true }, { required: true })).toEqual([key]);
    expect(pathsOf({ primaryKey: true, required: true }, {})).toEqual([
      key,
      required,
    ]);
  });

  it('are not renamed when their name is still there', () => {
    expect(
      changesOfTable(
        { properties: [column('a', { id: '1' }), column('b', { id: '2' })] },
        { properties: [column('b', { id: '1' }), column('a', { id: '2' })] },
      ).map(({ path }) => path),
    ).toEqual(['schema.flights.a.id', 'schema.flights.b.id']);
  });

  it('are compared within each other and within lists', () => {
    const shape = (iata: Partial<ContractProperty>) => ({
      properties: [
        column('route', {
          logicalType: 'object',
          properties: [
            column('stops', {
              logicalType: 'array',
              items: {
                logicalType: 'object',
                properties: [column('iata', iata)],
              },
            }),
          ],
        }),
      ],
    });
    expect(changesOfTable(shape({ required: true }), shape({}))).toMatchObject([
      {
        path: 'schema.flights.route.stops[].iata.required',
        object: 'flights',
        property: 'route.stops[].iata',
        readers: 'breaking',
      },
    ]);
  });

  it('promise less without a word about their items', () => {
    const list = { items: { logicalType: 'string' as const } };
    expect(effectsOf(changesOfColumn(list, {}))).toEqual(LOOSENED);
    expect(effectsOf(changesOfColumn({}, list))).toEqual(TIGHTENED);
  });

  it.each([
    [{ encryptedName: 'origin_e' }, {}, REPLACED],
    [{}, { encryptedName: 'origin_e' }, ['compatible/compatible']],
    [{ physicalName: 'orig' }, { physicalName: 'origin' }, REPLACED],
    [{ physicalName: 'origin' }, {}, []],
    [{}, { physicalName: 'origin' }, []],
    [{ physicalName: 'orig' }, {}, REPLACED],
  ])('are found under their names: %j to %j', (before, after, effects) => {
    expect(effectsOf(changesOfColumn(before, after))).toEqual(effects);
  });

  it.each<[keyof ContractProperty, Partial<ContractProperty>, string]>([
    ['description', { description: 'x' }, 'has no description any more'],
    ['businessName', { businessName: 'x' }, 'has no business name any more'],
    ['tags', { tags: ['x'] }, 'has no tags any more'],
    ['examples', { examples: ['x'] }, 'has no examples any more'],
    ['partitioned', { partitioned: true }, 'has no partitioned any more'],
    [
      'criticalDataElement',
      { criticalDataElement: true },
      'has no critical data element any more',
    ],
    [
      'transformLogic',
      { transformLogic: 'x' },
      'has no transform logic any more',
    ],
    [
      'customProperties',
      { customProperties: [{ property: 'x', value: 1 }] },
      'has no custom properties any more',
    ],
  ])('without %s are not removed', (field, parts, says) => {
    const changes = changesOfColumn(parts, {});
    expect(changes).toMatchObject([
      {
        kind: 'changed',
        area: 'description',
        path: `schema.flights.origin.${field}`,
        message: `flights.origin ${says}.`,
      },
    ]);
    expect(effectsOf(changes)).toEqual(WORDING);
  });

  it('says whether a description is new or another one', () => {
    expect(changesOfColumn({}, { description: 'Airport.' })[0].message).toBe(
      'flights.origin has a new description.',
    );
    expect(changesOfColumn({ tags: ['a'] }, { tags: ['b'] })[0].message).toBe(
      'flights.origin has changed tags.',
    );
  });
});

describe('primary keys', () => {
  const keyed = (...names: string[]) => ({
    properties: ['a', 'b', 'c'].map(name =>
      names.includes(name)
        ? column(name, {
            primaryKey: true,
            primaryKeyPosition: names.indexOf(name) + 1,
          })
        : column(name),
    ),
  });

  it.each([
    [[], ['a'], TIGHTENED],
    [['a'], [], LOOSENED],
    [['a'], ['b'], REPLACED],
    [['a'], ['a', 'b'], REPLACED],
    [['a', 'b'], ['a'], REPLACED],
    [['a', 'b'], ['b', 'a'], []],
  ])('%j to %j', (before, after, effects) => {
    const changes = changesOfTable(keyed(...before), keyed(...after));
    expect(effectsOf(changes)).toEqual(effects);
    expect(changes.map(({ path }) => path)).toEqual(
      effects.map(() => 'schema.flights.primaryKey'),
    );
  });

  it('say what identifies a row', () => {
    expect(changesOfTable(keyed('b', 'a'), keyed('c'))[0]).toMatchObject({
      area: 'key',
      before: ['b', 'a'],
      after: ['c'],
      message:
        'flights has the primary key c instead of b, a: what identifies a row is something else.',
    });
  });
});

describe('foreign keys', () => {
  const refers = (...targets: string[]) => ({
    relationships: targets.map(to => ({ type: 'foreignKey', to })),
  });

  it('are promises too', () => {
    expect(effectsOf(changesOfColumn(refers('airports.iata'), {}))).toEqual(
      LOOSENED,
    );
    expect(changesOfColumn({}, refers('airports.iata'))).toMatchObject([
      {
        kind: 'added',
        area: 'key',
        writers: 'breaking',
        message:
          'flights.origin refers to airports.iata now: those who write must give values that are there.',
      },
    ]);
  });

  it('of a table are known by both ends', () => {
    const relationships = [
      { from: ['a', 'b'], to: ['t.a', 't.b'] },
      { from: 'c', to: 't.c' },
    ];
    expect(
      changesOfTable(
        { relationships },
        { relationships: [...relationships].reverse() },
      ),
    ).toEqual([]);
  });

  it('take foreignKey as their type when they name none', () => {
    expect(
      changesOfColumn(refers('a.b'), { relationships: [{ to: 'a.b' }] }),
    ).toEqual([]);
  });
});
