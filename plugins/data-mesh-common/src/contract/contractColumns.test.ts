import { stringify } from 'yaml';
import { contractClassification, contractColumns } from './contractColumns';
import { parseContract } from './parseContract';
import { DataContract } from './types';

function contractWith(schema: unknown): DataContract {
  const { contract } = parseContract(
    stringify({
      apiVersion: 'v3.1.0',
      kind: 'DataContract',
      id: 'trips',
      version: '1.0.0',
      status: 'active',
      schema,
    }),
  );
  return contract!;
}

const trips = contractWith([
  {
    name: 'trips',
    properties: [
      { name: 'id', classification: 'internal' },
      {
        name: 'route',
        properties: [
          {
            name: 'stops',
            items: {
              properties: [{ name: 'passenger', classification: 'Restricted' }],
            },
          },
        ],
      },
    ],
  },
  { name: 'fares', properties: [{ name: 'fare', classification: 'level-9' }] },
]);

describe('contractColumns', () => {
  it('lists columns and nested fields in order', () => {
    expect(
      contractColumns(trips).map(({ object, path }) => `${object}/${path}`),
    ).toEqual([
      'trips/id',
      'trips/route',
      'trips/route.stops',
      'trips/route.stops[].passenger',
      'fares/fare',
    ]);
  });
});

describe('contractClassification', () => {
  it('is the most sensitive of all columns, nested ones too', () => {
    expect(contractClassification(trips)).toBe('restricted');
  });

  it('is undefined when no known word is used', () => {
    expect(
      contractClassification(
        contractWith([
          { name: 'a', properties: [{ name: 'b', classification: 'level-9' }] },
        ]),
      ),
    ).toBeUndefined();
  });
});
