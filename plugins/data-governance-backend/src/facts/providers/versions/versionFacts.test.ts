import {
  ContractVersionSteps,
  judgeVersion,
} from '@meshport/backstage-plugin-data-mesh-common';
import { aProduct } from '../../../__testUtils__/entities';
import {
  aBatch,
  collectAll,
  collectOne,
  evidenceFor,
} from '../__testUtils__/batch';
import { createVersionFacts } from './versionFacts';

const contractOf = (name: string) => `datacontract:default/${name}-contract`;

function steps(name: string, ...breaking: number[]): ContractVersionSteps {
  return {
    contract: contractOf(name),
    version: '1.1.0',
    owed: breaking.map((count, index) => ({
      sequence: index + 2,
      seenAt: '2026-11-22T12:00:00.000Z',
      breaking: count,
      verdict: judgeVersion('1.0.0', '1.1.0', 'major'),
    })),
  };
}

function setUp(known: ContractVersionSteps[], stored = ['flights']) {
  const getVersionSteps = jest.fn(async (contracts: string[]) =>
    known.filter(({ contract }) => contracts.includes(contract)),
  );
  const provider = createVersionFacts({
    mesh: () => ({ getVersionSteps }),
    stored: {
      find: async () =>
        new Map(
          stored.map(name => [`dataproduct:default/${name}`, aProduct(name)]),
        ),
    },
  });
  return { provider, getVersionSteps };
}

describe('facts.versions', () => {
  it('asks once for many products and names what is owed', async () => {
    const { provider, getVersionSteps } = setUp([
      steps('flights', 2, 0),
      steps('weather'),
    ]);
    const found = await collectAll(
      provider,
      aBatch(['flights', 'weather', 'airports'].map(name => aProduct(name))),
    );
    expect(getVersionSteps).toHaveBeenCalledTimes(1);
    expect(found.get('dataproduct:default/flights')?.facts).toEqual({
      contracts: 1,
      disciplined: false,
      breakingChanges: [contractOf('flights')],
      smallSteps: [contractOf('flights')],
    });
    expect(found.get('dataproduct:default/flights')?.evidence).toContainEqual({
      fact: 'disciplined',
      subject: contractOf('flights'),
      message: expect.stringContaining('make it 2.0.0 or higher'),
      expected: 'major step from 1.0.0',
      actual: 'minor step, to 1.1.0',
    });
    expect(found.get('dataproduct:default/weather')).toEqual({
      facts: {
        contracts: 1,
        disciplined: true,
        breakingChanges: [],
        smallSteps: [],
      },
      evidence: [],
    });
    // Nothing is taken as good that was not looked at.
    const unknown = found.get('dataproduct:default/airports')!;
    expect(unknown.facts).toEqual({
      contracts: 0,
      breakingChanges: [],
      smallSteps: [],
    });
    expect(evidenceFor('disciplined', unknown)).toEqual([
      [contractOf('airports'), expect.stringContaining('not known')],
    ]);
  });

  it('asks for no more contracts at once than the route takes', async () => {
    const { provider, getVersionSteps } = setUp([]);
    const ports = Array.from({ length: 2100 }, (_, n) => ({
      name: `p${n}`,
      version: '1.0.0',
      type: 'table' as const,
      classification: 'public' as const,
      contract: `c${n}`,
    }));
    await collectOne(
      provider,
      aBatch([aProduct('flights', { spec: { outputPorts: ports } })]),
    );
    expect(getVersionSteps.mock.calls.map(([refs]) => refs.length)).toEqual([
      1000, 1000, 100,
    ]);
  });

  it('tells those who send files nothing of the contracts of others', async () => {
    const { provider } = setUp([steps('flights'), steps('secret')]);
    const own = aProduct('flights');
    const owner = 'group:default/flight-operations';
    const viewed = (product: ReturnType<typeof aProduct>, viewer: string[]) =>
      collectOne(provider, aBatch([product], { viewer }));

    expect((await viewed(own, [owner])).facts.disciplined).toBe(true);
    const pointing = aProduct('flights', {
      spec: {
        outputPorts: [
          { ...own.spec.outputPorts![0], contract: 'secret-contract' },
        ],
      },
    });
    for (const [product, viewer] of [
      [pointing, [owner]],
      [own, ['group:default/safety']],
      [own, []],
    ] as const) {
      expect((await viewed(product, [...viewer])).failure).toContain(
        'after merging',
      );
    }
    // A new contract of a new product has no history that could be broken.
    expect((await viewed(aProduct('weather'), [])).facts).toEqual({
      contracts: 0,
      disciplined: true,
      breakingChanges: [],
      smallSteps: [],
    });
  });
});
