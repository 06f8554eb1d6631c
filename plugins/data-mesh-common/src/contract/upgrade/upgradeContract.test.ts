import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { parseContract } from '../parseContract';
import { upgradeContract } from './upgradeContract';

const source = readFileSync(join(__dirname, '__fixtures__/version2.yaml'), {
  encoding: 'utf8',
});

const minimal = {
  apiVersion: 'v3.0.2',
  kind: 'DataContract',
  id: 'orders',
  version: '1.0.0',
  status: 'active',
};

function withColumn(column: object) {
  return parseContract(
    stringify({
      ...minimal,
      schema: [{ name: 'orders', properties: [{ name: 'id', ...column }] }],
    }),
  );
}

describe('a document of version 2', () => {
  const { contract, problems, warnings, conforms } = parseContract(source);

  it('is read as one of 3.1 and does not conform', () => {
    expect(problems).toEqual([]);
    expect(conforms).toBe(false);
    expect(contract).toMatchObject({
      apiVersion: 'v3.1.0',
      kind: 'DataContract',
      id: '53581432-6c55-4ba2-a65f-72344a91553a',
      name: 'orders',
      dataProduct: 'orders',
      domain: 'sales',
      description: { purpose: 'Know what was sold.' },
      price: { priceAmount: 9.95 },
      slaDefaultElement: 'orders.ordered_at',
      slaProperties: [
        { property: 'latency', value: 4, unit: 'd', element: 'orders.id' },
      ],
      contractCreatedTs: '2023-11-15T02:59:43Z',
    });
  });

  it('has its tables and columns as schema objects and properties', () => {
    expect(contract?.schema).toMatchObject([
      {
        name: 'orders',
        physicalName: 'orders_1',
        dataGranularityDescription: 'one order',
        properties: [
          {
            name: 'id',
            primaryKey: true,
            unique: true,
            required: true,
            logicalType: 'integer',
            criticalDataElement: true,
            examples: [17],
          },
          {
            name: 'total',
            required: false,
            partitioned: false,
            logicalType: 'number',
            encryptedName: 'total_encrypted',
            transformSourceObjects: ['lines'],
          },
        ],
      },
    ]);
    expect(contract?.schema[0].properties[1]).not.toHaveProperty('tags');
  });

  it('has its quality rules as rules of their tool', () => {
    expect(contract?.schema[0].properties[0].quality).toMatchObject([
      {
        type: 'custom',
        name: 'nullCheck',
        engine: 'Elevate',
        implementation: 'DQ.orders.nullCheck',
        dimension: 'completeness',
        schedule: '0 20 * * *',
        customProperties: [
          { property: 'FIELD_NAME', value: null },
          { property: 'templateName', value: 'NullCheck' },
          { property: 'type', value: 'dataQuality' },
        ],
      },
    ]);
  });

  it('has its stakeholders as a team, without what is empty', () => {
    expect(contract?.team).toEqual({
      members: [
        { username: 'olivia', role: 'Owner', dateIn: '2022-10-01' },
        { username: 'chen', description: 'Reads it daily' },
      ],
    });
  });

  it('keeps what has no place any more, but no password', () => {
    expect(contract?.customProperties).toContainEqual({
      property: 'sourcePlatform',
      value: 'somewhere',
    });
    expect(JSON.stringify(contract)).not.toContain('secret');
  });

  it('tells each change at its place in the document', () => {
    expect(warnings.map(({ path, message }) => `${path} ${message}`)).toEqual(
      expect.arrayContaining([
        'quantumName is an older name; read as dataProduct, and as name where there is none',
        'dataset is an older name; read as schema',
        'dataset[0].columns[1].isNullable is an older name; read as required, with the opposite value',
        "dataset[0].columns[1].logicalType is 'decimal(10,2)'; read as number",
        "apiVersion is 'v2.2.2'; the document is read as v3.1.0, which is best written in it",
      ]),
    );
  });

  it('is known by its dataset when it has no number', () => {
    const unnumbered = source.replace(/^apiVersion: .*$/m, '');
    expect(parseContract(unnumbered)).toMatchObject({
      problems: [],
      contract: { apiVersion: 'v3.1.0' },
    });
  });

  it('may still have problems', () => {
    const broken = source.replace('column: id', 'column: 5');
    expect(parseContract(broken).problems).toEqual([
      {
        path: 'schema[0].properties[0].name',
        message: 'is the number 5; put it in quotes to make it a text',
      },
    ]);
  });
});

describe('a document of version 3.0', () => {
  it.each([
    ['rowCount', 'rowCount'],
    ['duplicateCount', 'duplicateValues'],
    ['nullCheck', 'nullValues'],
  ])('has the metric of its rule %s', (rule, metric) => {
    const { contract, warnings, conforms } = withColumn({
      quality: [{ type: 'library', rule, mustBeLessThan: 5 }],
    });
    expect(contract?.schema[0].properties[0].quality).toEqual([
      { type: 'library', rule, metric, mustBeLessThan: 5 },
    ]);
    expect(conforms).toBe(false);
    expect(warnings).toEqual([
      {
        path: 'schema[0].properties[0].quality[0].rule',
        message: `is an older name; read as the metric ${metric}`,
      },
    ]);
  });

  it('keeps the values of a rule as arguments of its metric', () => {
    const { contract } = withColumn({
      quality: [{ rule: 'validValues', validValues: ['a'], mustBe: 0 }],
    });
    expect(contract?.schema[0].properties[0].quality).toMatchObject([
      { metric: 'invalidValues', arguments: { validValues: ['a'] } },
    ]);
  });

  it('keeps a rule that cannot be measured as a text', () => {
    const { contract, problems } = withColumn({
      items: { quality: [{ rule: 'countCheck', description: 'Enough rows' }] },
    });
    expect(problems).toEqual([]);
    expect(contract?.schema[0].properties[0].items?.quality).toMatchObject([
      { type: 'text', description: 'Enough rows' },
    ]);
  });

  it('has bounds instead of flags beside bounds', () => {
    const { contract } = withColumn({
      logicalType: 'integer',
      logicalTypeOptions: {
        minimum: 0,
        exclusiveMinimum: true,
        maximum: 9,
        exclusiveMaximum: false,
      },
    });
    expect(contract?.schema[0].properties[0].logicalTypeOptions).toEqual({
      exclusiveMinimum: 0,
      maximum: 9,
    });
  });

  it('is left alone when the standard accepts it as it is', () => {
    const { conforms, warnings } = withColumn({ logicalType: 'integer' });
    expect({ conforms, warnings }).toEqual({ conforms: true, warnings: [] });
  });
});

it('changes nothing in a document of 3.1', () => {
  expect(upgradeContract({ ...minimal, apiVersion: 'v3.1.0' })).toBeUndefined();
});
