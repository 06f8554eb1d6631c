import { mockServices } from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  FactBatch,
  FactProvider,
} from '@meshport/backstage-plugin-data-governance-node';
import {
  DataContractEntity,
  DataProductEntity,
  parseContract,
} from '@meshport/backstage-plugin-data-mesh-common';
import {
  aContract,
  aDomain,
  aGroup,
  aProduct,
  ODCS,
} from '../__testUtils__/entities';
import { catalogFacts } from './providers/catalogFacts';
import { collectFacts } from './collectFacts';
import { contractFacts } from './providers/contractFacts';
import { FactProviderRegistry } from './FactProviderRegistry';

function batchOf(
  product: DataProductEntity,
  related: Entity[] = [],
  contracts: DataContractEntity[] = [],
): FactBatch {
  return {
    products: [product],
    entities: new Map(related.map(e => [stringifyEntityRef(e), e])),
    contracts: async () =>
      new Map(
        contracts.map(entity => [
          stringifyEntityRef(entity),
          { entity, parsed: parseContract(entity.spec.definition) },
        ]),
      ),
  };
}

async function factsOf(provider: FactProvider, batch: FactBatch) {
  const { facts, failures } = await collectFacts({
    providers: [provider],
    batch,
    logger: mockServices.logger.mock(),
  });
  expect([...failures]).toEqual([]);
  return facts.get(provider.id)?.get(stringifyEntityRef(batch.products[0]));
}

describe('facts.catalog', () => {
  it('describes a product in a kept mesh', async () => {
    const product = aProduct('flights', {
      metadata: {
        description: 'Twelve chars',
        links: [{ url: 'https://example.com', type: 'documentation' }],
      },
      spec: {
        purpose: 'To plan',
        code: ['component:default/ingest'],
        support: [{ channel: '#help' }],
        inputPorts: [
          { name: 'a', product: 'airports' },
          { name: 'b', product: 'old' },
          { name: 'c', product: 'ended' },
          { name: 'd', product: 'nowhere' },
          { name: 'e', resource: 'resource:default/feed' },
        ],
      },
      relations: [
        {
          type: 'dataProductConsumedBy',
          targetRef: 'dataproduct:default/delays',
        },
        {
          type: 'dataProductConsumedBy',
          targetRef: 'dataproduct:default/flights',
        },
      ],
    });
    const facts = await factsOf(
      catalogFacts,
      batchOf(product, [
        aGroup('flight-operations', ['olivia', 'otto']),
        aDomain('flight-operations'),
        aProduct('airports'),
        aProduct('old', { spec: { lifecycle: 'deprecated' } }),
        aProduct('ended', { spec: { lifecycle: 'retired' } }),
      ]),
    );
    expect(facts).toEqual({
      ownerExists: true,
      ownerMembers: 2,
      domainExists: true,
      descriptionLength: 12,
      purposeLength: 7,
      hasDocumentation: true,
      hasSourceLocation: true,
      supportChannels: 1,
      consumers: 1,
      inputs: 5,
      missingInputs: ['dataproduct:default/nowhere'],
      deprecatedInputs: ['dataproduct:default/old'],
      retiredInputs: ['dataproduct:default/ended'],
    });
  });

  it('describes a product on its own', async () => {
    const product = aProduct('flights', { spec: { owner: 'not:a:ref:' } });
    expect(await factsOf(catalogFacts, batchOf(product))).toMatchObject({
      ownerExists: false,
      ownerMembers: 0,
      domainExists: false,
      hasDocumentation: false,
      consumers: 0,
    });
  });
});

describe('facts.contract', () => {
  it('measures what the contracts promise', async () => {
    const product = aProduct('flights', {
      spec: {
        outputPorts: [
          {
            name: 'flights',
            version: '2.0.0',
            type: 'table',
            classification: 'public',
            contract: 'flights-contract',
          },
        ],
      },
    });
    const contract = aContract(
      'flights',
      ODCS.replace('classification: public', 'classification: confidential'),
    );
    expect(
      await factsOf(contractFacts, batchOf(product, [], [contract])),
    ).toEqual({
      ports: 1,
      exists: true,
      portsWithoutContract: [],
      valid: true,
      problems: [],
      columns: 2,
      describedColumns: 1,
      describedColumnsShare: 0.5,
      undescribedColumns: ['flights.delay_minutes'],
      classifiedColumns: 1,
      classifiedColumnsShare: 0.5,
      unclassifiedColumns: ['flights.delay_minutes'],
      hasPrimaryKey: true,
      tablesWithoutPrimaryKey: [],
      slaProperties: ['latency'],
      qualityRules: 1,
      versionsMatch: false,
      versionMismatches: ['flights 2.0.0 has a contract of version 1.2.0'],
      classificationsMatch: false,
      underclassifiedPorts: ['flights 2.0.0'],
    });
  });

  it('leaves out what a contract that cannot be read does not tell', async () => {
    expect(
      await factsOf(
        contractFacts,
        batchOf(aProduct('flights'), [], [aContract('flights', 'kind: X')]),
      ),
    ).toEqual({
      ports: 1,
      exists: true,
      portsWithoutContract: [],
      valid: false,
      problems: expect.arrayContaining([
        expect.stringContaining('flights-contract: '),
      ]),
    });
  });

  it('names the ports without a contract', async () => {
    expect(await factsOf(contractFacts, batchOf(aProduct('flights')))).toEqual({
      ports: 1,
      exists: false,
      portsWithoutContract: ['flights 1.0.0'],
      valid: false,
      problems: [],
    });
  });
});

describe('collectFacts', () => {
  const provider = (
    id: string,
    collect: FactProvider['collect'],
  ): FactProvider => ({
    id,
    facts: {
      count: { type: 'int', description: '' },
      names: { type: 'list<string>', description: '' },
      share: { type: 'double', description: '' },
    },
    collect,
  });
  const batch = batchOf(aProduct('flights'));
  const ref = 'dataproduct:default/flights';

  it('keeps what others found when one fails or hangs', async () => {
    const collected = await collectFacts({
      providers: [
        provider('good', async () => new Map([[ref, { count: 1 }]])),
        provider('bad', async () => {
          throw new Error('no connection');
        }),
        provider('slow', () => new Promise(() => {})),
        provider('silly', () => {
          throw new Error('at once');
        }),
      ],
      batch,
      logger: mockServices.logger.mock(),
      timeoutMs: 50,
    });
    expect([...collected.facts.keys()]).toEqual(['good']);
    expect(Object.fromEntries(collected.failures)).toEqual({
      bad: 'no connection',
      slow: 'it took longer than 0.05 seconds',
      silly: 'at once',
    });
  });

  it('leaves out values of another type and facts that are not declared', async () => {
    const logger = mockServices.logger.mock();
    const { facts } = await collectFacts({
      providers: [
        provider(
          'odd',
          async () =>
            new Map([
              [ref, { count: 1.5, share: NaN, names: ['a'], other: 1 }],
            ]),
        ),
      ],
      batch,
      logger,
    });
    expect(facts.get('odd')?.get(ref)).toEqual({ names: ['a'] });
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('count, share'),
    );
  });
});

describe('FactProviderRegistry', () => {
  it('refuses an id twice and names that a rule cannot write', () => {
    const registry = new FactProviderRegistry();
    const add = (id: string, name: string) =>
      registry.addFactProvider({
        id,
        facts: { [name]: { type: 'int', description: '' } },
        collect: async () => new Map(),
      });
    add('drift', 'count');
    expect(() => add('drift', 'count')).toThrow(
      "There is a fact provider 'drift' already",
    );
    expect(() => add('other', 'with-dash')).toThrow("'with-dash' cannot be");
    expect(() => add('Other', 'count')).toThrow("'Other' cannot be");
  });
});
