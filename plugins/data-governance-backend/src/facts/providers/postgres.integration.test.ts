import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  DataContractEntity,
  DataProductEntity,
} from '@meshport/backstage-plugin-data-mesh-common';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { aContract } from '../../__testUtils__/entities';
import {
  aBatch,
  collectAll,
  collectOne,
  evidenceFor,
} from './__testUtils__/batch';
import { aPort, offering, storing } from './__testUtils__/ports';
import { Warehouse } from './__testUtils__/Warehouse';
import { createDataFacts } from './data/dataFacts';
import { createTableFacts } from './tables/tableFacts';

jest.setTimeout(120_000);

const EXAMPLES = resolve(__dirname, '../../../../../examples');
const OWNER = 'group:default/flight-operations';

const CONTRACT = `
apiVersion: v3.1.0
kind: DataContract
id: flights
version: 1.0.0
status: active
schema:
  - name: flights
    quality:
      - { id: enough, metric: rowCount, mustBeGreaterOrEqualTo: 4 }
    properties:
      - name: id
        logicalType: integer
        required: true
        primaryKey: true
        classification: public
      - name: origin
        logicalType: string
        required: true
        classification: internal
        quality:
          - id: origin-is-code
            metric: invalidValues
            arguments: { pattern: '^[A-Z]{3}$' }
            mustBe: 0
      - name: fare
        logicalType: number
        classification: confidential
        quality:
          - { id: fare-known, metric: nullValues, unit: percent, mustBeLessThan: 10 }
          - id: fares-positive
            type: sql
            query: select count(*) from {object} where fare < 0
            mustBe: 0
      - name: departed_at
        logicalType: timestamp
        classification: internal
slaProperties:
  - { property: latency, value: 1, unit: d, element: flights.departed_at }
  - { property: retention, value: 30, unit: d, element: flights.departed_at }
`;

let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await Warehouse.create();
}, 60_000);

afterAll(() => warehouse.close(), 60_000);

beforeEach(() =>
  warehouse.run(
    'drop schema if exists flights cascade',
    'create schema flights',
    `create table flights.flights (
       id integer primary key,
       origin text not null,
       fare numeric,
       departed_at timestamp with time zone
     )`,
    `insert into flights.flights values
       (1, 'SFO', 100.5, now() - interval '40 days'),
       (2, 'JFK', 80, now() - interval '2 hours'),
       (3, 'LAX', 20, now() - interval '3 days'),
       (4, 'ORD', 10, null)`,
  ),
);

async function measured(
  options: {
    contract?: string;
    owners?: string[];
    viewer?: string[];
    port?: number;
  } = {},
) {
  const { contract = CONTRACT, owners = [OWNER], viewer } = options;
  const surroundings = {
    platforms: await warehouse.platforms({ flights: owners }, options.port),
    stored: storing(),
  };
  const batch = aBatch([offering('flights', [aPort()])], {
    contracts: [aContract('flights', contract)],
    viewer,
  });
  return {
    tables: await collectOne(createTableFacts(surroundings), batch),
    data: await collectOne(createDataFacts(surroundings), batch),
  };
}

describe('facts of a real PostgreSQL', () => {
  it('are good where the contract is kept', async () => {
    const { tables, data } = await measured();
    expect(tables.facts).toMatchObject({ compared: 1, matches: true });
    expect(tables.evidence).toEqual([]);
    expect(data).toMatchObject({
      facts: {
        measuredTables: 1,
        rows: 4,
        rules: 4,
        measuredRules: 4,
        rulesPassed: true,
        failedRules: [],
        notExecuted: [],
        fresh: true,
        ageDays: 0,
        retained: true,
      },
      evidence: [],
    });
  });

  it('say which rows break a rule, without what is confidential', async () => {
    await warehouse.run(
      `insert into flights.flights values
         (5, 'sfo', -666, now()), (6, 'x', null, now())`,
    );
    const { facts, evidence } = (await measured()).data;
    expect(facts).toMatchObject({
      rows: 6,
      rulesPassed: false,
      failedRules: [
        'flights.origin: origin-is-code',
        'flights.fare: fare-known',
        'flights.fare: fares-positive',
      ],
    });
    const origin = evidence?.find(
      ({ subject }) => subject === 'flights.origin: origin-is-code',
    );
    expect(origin).toMatchObject({
      expected: 'exactly 0 rows',
      actual: '2 rows',
    });
    expect(origin?.sample?.columns).toEqual(['id', 'origin', 'departed_at']);
    expect(origin?.sample?.rows.map(([id, code]) => [id, code]).sort()).toEqual(
      [
        ['5', 'sfo'],
        ['6', 'x'],
      ],
    );
    expect(
      evidence?.find(({ subject }) => subject === 'flights.fare: fare-known'),
    ).toMatchObject({
      expected: 'less than 10 percent',
      actual: expect.stringMatching(/^16\.6667 percent/),
    });
    expect(JSON.stringify(evidence)).not.toContain('666,');
    expect(JSON.stringify(evidence)).not.toContain('-666');
  });

  it('follow the table when it changes', async () => {
    await warehouse.run(
      'alter table flights.flights drop constraint flights_pkey',
      'alter table flights.flights alter origin drop not null',
      'alter table flights.flights alter fare type text',
      'alter table flights.flights rename departed_at to departed',
    );
    const { tables, data } = await measured();
    expect(tables.facts).toMatchObject({
      matches: false,
      missingColumns: ['flights.departed_at'],
      extraColumns: ['flights.departed'],
      mistypedColumns: ['flights.fare'],
      nullableColumns: ['flights.origin'],
      unenforcedKeys: ['flights'],
    });
    expect(data.facts).not.toHaveProperty('fresh');
    expect(evidenceFor('fresh', data)).toEqual([
      ['flights.departed_at', expect.stringContaining('no such column')],
    ]);

    await warehouse.run('drop table flights.flights');
    const gone = await measured();
    expect(gone.tables.facts.missingTables).toEqual(['flights 1.0.0']);
    expect(gone.data.failure).toContain('There is no table');
  });

  it('tell of data that is too old, or was not kept', async () => {
    await warehouse.run(
      `delete from flights.flights where departed_at > now() - interval '2 days'
          or departed_at < now() - interval '30 days'`,
    );
    const { facts } = (await measured()).data;
    expect(facts).toMatchObject({ fresh: false, ageDays: 3, retained: false });
  });

  it('take no rule as passed that does more than read the table', async () => {
    const { facts } = (
      await measured({
        contract: CONTRACT.replace(
          'select count(*) from {object} where fare < 0',
          'delete from flights.flights',
        ),
      })
    ).data;
    expect(facts).toMatchObject({
      rows: 4,
      rulesPassed: false,
      notExecuted: ['flights.fare: fares-positive'],
    });
    expect((await measured()).data.facts.rows).toBe(4);
  });

  it('are not given to who may not have them', async () => {
    for (const options of [
      { owners: ['group:default/safety'] },
      { viewer: ['group:default/safety'] },
      { viewer: [] },
    ]) {
      const { tables, data } = await measured(options);
      expect(tables).toEqual({ facts: {}, failure: expect.any(String) });
      expect(data).toEqual({ facts: {}, failure: expect.any(String) });
    }
    expect((await measured({ viewer: [OWNER] })).data.facts.rows).toBe(4);
  });

  it('are unknown while the engine is down', async () => {
    const { tables, data } = await measured({ port: 1 });
    expect(tables.failure).toContain('flights 1.0.0: ');
    expect(data.failure).toContain('flights 1.0.0: ');
  });
});

describe('the example mesh', () => {
  it('promises tables as they are', async () => {
    const folder = resolve(EXAMPLES, 'warehouse');
    const tables = readdirSync(folder)
      .map(name => readFileSync(resolve(folder, name), 'utf8'))
      .flatMap(sql => sql.match(/CREATE TABLE[^;]+;/g) ?? []);
    expect(tables).toHaveLength(6);
    await warehouse.run(
      'drop schema flights cascade',
      ...['flights', 'airports', 'safety', 'weather'].map(
        schema => `create schema ${schema}`,
      ),
      ...tables,
    );

    const { products, contracts } = readExamples();
    const found = await collectAll(
      createTableFacts({
        platforms: await warehouse.platforms(),
        stored: storing(),
      }),
      aBatch(products, { contracts }),
    );
    expect(
      [...found].map(([product, { facts, evidence }]) => [
        product,
        facts.compared,
        facts.matches,
        evidence,
      ]),
    ).toEqual(
      products.map(product => [stringifyEntityRef(product), 1, true, []]),
    );
  });
});

function readExamples() {
  const products: DataProductEntity[] = [];
  const contracts: DataContractEntity[] = [];
  const folder = resolve(EXAMPLES, 'products');
  for (const name of readdirSync(folder)) {
    const read = (file: string) =>
      readFileSync(resolve(folder, name, file), 'utf8');
    for (const document of parseAllDocuments(read('catalog-info.yaml'))) {
      const entity = document.toJS();
      if (entity.kind === 'DataProduct') {
        products.push(entity);
      } else if (entity.kind === 'DataContract') {
        const { $text } = entity.spec.definition;
        contracts.push({
          ...entity,
          spec: { ...entity.spec, definition: read($text) },
        });
      }
    }
  }
  return { products, contracts };
}
