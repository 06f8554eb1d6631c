import fc from 'fast-check';
import { CLASSIFICATIONS } from '../kinds';
import { TableDescription } from '../platform';
import { contractColumns } from './contractColumns';
import { inferContract, stringifyContract } from './inferContract';
import { anyTable } from './__testUtils__/anyTable';
import { parseContract } from './parseContract';

// Many documents are read; a busy machine needs its time.
jest.setTimeout(60_000);

const weather: TableDescription = {
  location: { schema: 'weather', table: 'daily_weather' },
  title: 'weather.daily_weather',
  type: 'table',
  columns: [
    {
      name: 'location',
      physicalType: 'text',
      logicalType: 'string',
      required: true,
      unique: false,
      primaryKeyPosition: 1,
      description: 'City.',
    },
    {
      name: 'condition',
      physicalType: 'text',
      logicalType: 'string',
      required: false,
      unique: false,
    },
  ],
};

describe('inferContract', () => {
  it('describes the table and adds what people say', () => {
    const document = inferContract({
      table: weather,
      product: {
        name: 'weather',
        title: 'Weather',
        domain: 'weather',
        purpose: 'Plan.',
      },
      classification: 'internal',
      columns: {
        condition: {
          businessName: 'Sky',
          description: 'What the sky did.',
          classification: 'public',
        },
      },
    });
    expect(stringifyContract(document)).toBe(`apiVersion: v3.1.0
kind: DataContract
id: weather-contract
name: Weather
version: 1.0.0
status: draft
domain: weather
description:
  purpose: Plan.
schema:
  - name: daily_weather
    physicalName: weather.daily_weather
    physicalType: table
    properties:
      - name: location
        description: City.
        logicalType: string
        physicalType: text
        required: true
        unique: false
        primaryKey: true
        primaryKeyPosition: 1
        classification: internal
      - name: condition
        businessName: Sky
        description: What the sky did.
        logicalType: string
        physicalType: text
        required: false
        unique: false
        classification: public
`);
  });

  it('loses nothing that was said about a column the table lacks', () => {
    for (const name of ['ghost', '__proto__', '']) {
      expect(() =>
        inferContract({
          table: weather,
          product: { name: 'weather' },
          columns: Object.fromEntries([
            [name, { classification: 'confidential' }],
          ]),
        }),
      ).toThrow(
        `columns.${name}: weather.daily_weather has no such column; choose the table again`,
      );
    }
  });

  it('always writes what the reader reads back', () => {
    fc.assert(
      fc.property(
        anyTable,
        fc.option(fc.constantFrom(...CLASSIFICATIONS), { nil: undefined }),
        (table, classification) => {
          const written = stringifyContract(
            inferContract({ table, product: { name: 'any' }, classification }),
          );
          const { contract, problems } = parseContract(written);
          expect(problems).toEqual([]);
          expect(
            contractColumns(contract!).map(({ property }) => property.name),
          ).toEqual(table.columns.map(column => column.name));
        },
      ),
    );
  });
});
