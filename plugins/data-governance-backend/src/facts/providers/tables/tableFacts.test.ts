import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import { aContract, ODCS } from '../../../__testUtils__/entities';
import {
  aBatch,
  collectAll,
  collectOne,
  evidenceFor,
} from '../__testUtils__/batch';
import {
  aColumn,
  aTable,
  FakePlatform,
  platformsOf,
} from '../__testUtils__/FakePlatform';
import { aPort, offering, storing } from '../__testUtils__/ports';
import { createTableFacts } from './tableFacts';

const COLUMNS = [
  aColumn('origin', { required: true, unique: true, primaryKeyPosition: 1 }),
  aColumn('delay_minutes', { physicalType: 'integer', logicalType: 'integer' }),
];

function setUp(stored = storing()) {
  const platform = new FakePlatform();
  const provider = createTableFacts({
    platforms: platformsOf(platform),
    stored,
  });
  return { platform, provider };
}

const flights = offering('flights', [aPort()]);
const contracts = [aContract('flights')];

describe('facts.tables', () => {
  it('finds nothing wrong with a table that is as its contract says', async () => {
    const { platform, provider } = setUp();
    platform.add(aTable(COLUMNS));
    expect(
      await collectOne(provider, aBatch([flights], { contracts })),
    ).toEqual({
      facts: {
        compared: 1,
        notCompared: [],
        matches: true,
        missingTables: [],
        missingColumns: [],
        extraColumns: [],
        mistypedColumns: [],
        nullableColumns: [],
        unenforcedKeys: [],
      },
      evidence: [],
    });
  });

  it('names what differs, with what was promised and what was found', async () => {
    const { platform, provider } = setUp();
    platform.add(
      aTable([
        aColumn('origin'),
        aColumn('delay', { physicalType: 'integer', logicalType: 'integer' }),
      ]),
    );
    const found = await collectOne(provider, aBatch([flights], { contracts }));
    expect(found.facts).toMatchObject({
      matches: false,
      missingColumns: ['flights.delay_minutes'],
      extraColumns: ['flights.delay'],
      nullableColumns: ['flights.origin'],
      unenforcedKeys: ['flights'],
    });
    for (const fact of ['nullableColumns', 'matches']) {
      expect(found.evidence).toContainEqual({
        fact,
        subject: 'flights.origin',
        message: 'The contract says that it has a value in every row.',
        expected: 'NOT NULL',
        actual: 'NULL is allowed',
      });
    }
  });

  it('says which table does not exist', async () => {
    const { provider } = setUp();
    const found = await collectOne(provider, aBatch([flights], { contracts }));
    expect(found.facts).toMatchObject({
      compared: 0,
      matches: false,
      missingTables: ['flights 1.0.0'],
    });
    expect(evidenceFor('matches', found)).toEqual([
      ['flights 1.0.0', expect.stringContaining('no such table')],
    ]);
  });

  it('names the ports that cannot be compared, and leaves others aside', async () => {
    const { platform, provider } = setUp();
    platform.add(aTable(COLUMNS));
    const product = offering('flights', [
      aPort(),
      aPort({ name: 'nowhere', platform: undefined }),
      aPort({ name: 'lost', platform: 'mars' }),
      aPort({ name: 'bare', contract: undefined }),
      aPort({ name: 'garbled', contract: 'garbled-contract' }),
      aPort({ name: 'service', type: 'api', platform: undefined }),
    ]);
    const found = await collectOne(
      provider,
      aBatch([product], {
        contracts: [...contracts, aContract('garbled', 'kind: X')],
      }),
    );
    expect(found.facts).toMatchObject({
      compared: 1,
      matches: false,
      notCompared: [
        'nowhere 1.0.0',
        'lost 1.0.0',
        'bare 1.0.0',
        'garbled 1.0.0',
      ],
    });
    expect(evidenceFor('notCompared', found)).toEqual([
      ['nowhere 1.0.0', expect.stringContaining('where its table is')],
      ['lost 1.0.0', expect.stringContaining("'mars'")],
      ['bare 1.0.0', expect.stringContaining('no contract')],
      ['garbled 1.0.0', expect.stringContaining('cannot be read')],
    ]);
  });

  it('does not match when there is nothing to compare', async () => {
    const { provider } = setUp();
    const product = offering('flights', [
      aPort({ type: 'api', platform: undefined }),
    ]);
    expect((await collectOne(provider, aBatch([product]))).facts).toMatchObject(
      {
        compared: 0,
        matches: false,
        notCompared: [],
      },
    );
  });

  it('takes the part of a contract that is called as the table', async () => {
    const { platform, provider } = setUp();
    platform.add(aTable(COLUMNS));
    const second = '  - name: carriers\n    properties:\n      - name: code\n';
    const both = ODCS.replace('slaProperties', `${second}slaProperties`);
    const batch = (definition: string) =>
      aBatch([flights], { contracts: [aContract('flights', definition)] });
    expect((await collectOne(provider, batch(both))).facts.matches).toBe(true);
    expect(
      await collectOne(
        provider,
        batch(both.replace('- name: flights', '- name: Flights')),
      ),
    ).toEqual({
      facts: {},
      failure: expect.stringContaining(
        'describes 2 tables, of which none is called flights.flights',
      ),
    });
  });

  it('lets an engine that is down blind nobody but its own products', async () => {
    const { platform, provider } = setUp();
    platform.add(aTable(COLUMNS));
    platform.describe.mockImplementation(async () => {
      throw new ServiceUnavailableError('no connection');
    });
    const found = await collectAll(
      provider,
      aBatch(
        [
          flights,
          offering('weather', [aPort()]),
          offering('notes', [aPort({ platform: undefined })]),
        ],
        { contracts },
      ),
    );
    expect([...found.values()].map(({ failure }) => failure)).toEqual([
      'flights 1.0.0: no connection',
      'flights 1.0.0: no connection',
      undefined,
    ]);
    // Nobody waits for it twice.
    expect(platform.describe).toHaveBeenCalledTimes(1);
  });

  it('looks once at a table that two ports offer under one contract', async () => {
    const { platform, provider } = setUp();
    platform.add(aTable(COLUMNS));
    const product = offering('flights', [aPort(), aPort({ version: '1.1.0' })]);
    const found = await collectOne(provider, aBatch([product], { contracts }));
    expect(found.facts.matches).toBe(true);
    expect(platform.describe).toHaveBeenCalledTimes(1);
  });

  it('stops with its signal', async () => {
    const { platform, provider } = setUp();
    platform.add(aTable(COLUMNS));
    platform.describe.mockImplementation(() => new Promise(() => {}));
    const controller = new AbortController();
    const collected = provider.collect(aBatch([flights], { contracts }), {
      signal: controller.signal,
    });
    setTimeout(() => controller.abort(new Error('the backend stops')), 20);
    await expect(collected).rejects.toThrow('the backend stops');
  });

  it('asks nothing of an engine for what a product may not offer', async () => {
    const { platform, provider } = setUp();
    platform.locationOwners = ['group:default/safety'];
    platform.describe.mockRejectedValue(new NotFoundError('never asked'));
    expect(
      await collectOne(provider, aBatch([flights], { contracts })),
    ).toMatchObject({
      facts: {},
      failure: expect.stringContaining('belongs to group:default/safety'),
    });
    expect(platform.describe).not.toHaveBeenCalled();
  });
});
