import { mockServices } from '@backstage/backend-test-utils';
import { aProvider } from '../__testUtils__/facts';
import { factSources } from './factSources';
import { readFactsConfig } from './readFactsConfig';

const HOUR = 3_600_000;

const tables = aProvider('tables', async () => new Map());
const catalog = aProvider('catalog', async () => new Map(), {
  source: 'entities',
});

const read = (dataGovernance: object = {}) =>
  readFactsConfig(mockServices.rootConfig({ data: { dataGovernance } }));

const dbt = {
  title: 'dbt',
  facts: { tests: { type: 'int', description: 'Number of tests' } },
};

describe('the configuration of facts', () => {
  it('has a default for everything', () => {
    const config = read();

    expect(config.retentionMs).toBe(400 * 24 * HOUR);
    expect(config.pushed).toEqual([]);
    expect(config.settingsOf(tables)).toEqual({
      enabled: true,
      frequencyMs: HOUR,
      timeoutMs: 60_000,
    });
  });

  it('goes before what a provider wants', () => {
    const provider = aProvider('tables', async () => new Map(), {
      schedule: { frequency: { minutes: 5 }, timeout: { seconds: 5 } },
    });

    expect(read().settingsOf(provider)).toEqual({
      enabled: true,
      frequencyMs: 300_000,
      timeoutMs: 5_000,
    });
    expect(
      read({
        facts: {
          tables: { enabled: false, frequency: '10m', timeout: 'PT2S' },
        },
      }).settingsOf(provider),
    ).toEqual({ enabled: false, frequencyMs: 600_000, timeoutMs: 2_000 });
  });

  it('declares sources that other tools send facts of', () => {
    const config = read({
      pushedFacts: {
        dbt: { ...dbt, services: ['external:ci'], maxValidity: { days: 2 } },
      },
    });

    expect(config.pushed).toEqual([
      {
        id: 'dbt',
        ...dbt,
        services: ['external:ci'],
        maxValidityMs: 48 * HOUR,
      },
    ]);
    expect(factSources([catalog, tables], config)).toMatchObject({
      fromEntities: [catalog],
      external: [{ provider: tables }],
      declared: [
        { id: 'catalog' },
        { id: 'tables' },
        { id: 'dbt', facts: dbt.facts, pushed: true },
      ],
    });
  });

  it.each([
    [{ facts: { retention: { days: 0 } } }, 'dataGovernance.facts.retention:'],
    [{ facts: { tables: { timeout: '-5s' } } }, 'dataGovernance.facts.tables'],
    [
      { facts: { tabels: { enabled: false } } },
      'dataGovernance.facts.tabels: there is no fact provider with this id that runs on a schedule; there is tables',
    ],
    [
      { facts: { catalog: { enabled: false } } },
      'dataGovernance.facts.catalog: there is no',
    ],
    [
      { pushedFacts: { tables: dbt } },
      'dataGovernance.pushedFacts.tables: there is a fact provider with this id',
    ],
    [
      { pushedFacts: { entity: dbt } },
      'dataGovernance.pushedFacts.entity: this id means something else',
    ],
    [
      { pushedFacts: { 'dbt-tests': dbt } },
      "dataGovernance.pushedFacts.dbt-tests: 'dbt-tests' cannot be used",
    ],
    [
      { pushedFacts: { dbt: { facts: { tests: { type: 'integer' } } } } },
      'dataGovernance.pushedFacts.dbt.facts.tests.type:',
    ],
    [{ pushedFacts: { dbt: {} } }, 'dataGovernance.pushedFacts.dbt.facts'],
  ])('names the key that cannot be used in %j', (config, message) => {
    expect(() => {
      const { settingsOf, ...rest } = read(config);
      factSources([catalog, tables], { settingsOf, ...rest });
    }).toThrow(message);
  });
});
