import fc from 'fast-check';
import {
  ContractProperty,
  ContractPropertyShape,
  DataContract,
  parseContract,
} from '../contract';
import { SeededRandom } from '../contract/__testUtils__/random';
import { loadExampleContracts } from '../contract/__testUtils__/exampleMesh';
import { anyContract, shuffled } from './__testUtils__/anyContract';
import { contractWith, tableWith } from './__testUtils__/contracts';
import { compareContracts } from './compareContracts';
import { stepOwed } from './stepOwed';
import { summarizeDifferences } from './summarizeDifferences';
import { ChangeArea, ContractChange, VersionStep } from './types';

const STEPS: VersionStep[] = ['none', 'patch', 'minor', 'major'];

const anyRandom = fc.nat().map(seed => new SeededRandom(seed));

/** Another contract that has much of the first one. */
const anyPair = fc
  .tuple(anyContract, anyContract, fc.integer({ min: 0, max: 7 }))
  .map(([before, other, kept]): [DataContract, DataContract] => [
    before,
    {
      ...other,
      ...(kept & 1 && { schema: before.schema }),
      ...(kept & 2 && { slaProperties: before.slaProperties }),
      ...(kept & 4 && { servers: before.servers, roles: before.roles }),
    },
  ]);

const MIRRORED: Record<ContractChange['kind'], ContractChange['kind']> = {
  added: 'removed',
  removed: 'added',
  changed: 'changed',
};

describe('compareContracts', () => {
  it('finds nothing between a contract and itself', () => {
    fc.assert(
      fc.property(anyContract, contract => {
        const copy = structuredClone(contract);
        expect(compareContracts(contract, copy)).toMatchObject({
          changes: [],
          breaking: false,
          compatibility: 'full',
          version: { owed: 'none', sufficient: true },
        });
      }),
    );
  });

  it('does not mind order', () => {
    fc.assert(
      fc.property(anyContract, anyRandom, (contract, random) => {
        const other = shuffled(contract, random);
        expect(compareContracts(contract, other).changes).toEqual([]);
      }),
    );
  });

  it('finds the same changes in any order', () => {
    fc.assert(
      fc.property(anyPair, anyRandom, ([before, after], random) => {
        const changes = compareContracts(before, after).changes;
        const again = compareContracts(
          shuffled(before, random),
          shuffled(after, random),
        ).changes;
        expect(again.map(({ path }) => path).sort()).toEqual(
          changes.map(({ path }) => path).sort(),
        );
      }),
    );
  });

  it('mirrors what comes and goes, and what constraints do', () => {
    const symmetric = new Set<ChangeArea>([
      'type',
      'constraint',
      'quality',
      'sla',
    ]);
    // A quality rule may be known by another name on the way back.
    const sides = ({ kind, area, path, readers, writers }: ContractChange) =>
      [
        kind,
        area,
        path.replace(/quality\.\w+/, 'quality'),
        readers,
        writers,
      ].join(' ');
    const mirrored = (change: ContractChange) =>
      sides({
        ...change,
        kind: MIRRORED[change.kind],
        readers: change.writers,
        writers: change.readers,
      });
    fc.assert(
      fc.property(anyPair, ([one, other]) => {
        // A renamed thing has another path on the way back.
        const [before, after] = [withoutIds(one), withoutIds(other)];
        const there = compareContracts(before, after).changes;
        const back = compareContracts(after, before).changes;
        const isSymmetric = ({ area, path }: ContractChange) =>
          symmetric.has(area) && !/^schema\.\w+\.physicalType$/.test(path);
        expect(back.filter(isSymmetric).map(sides).sort()).toEqual(
          there.filter(isSymmetric).map(mirrored).sort(),
        );
        const comings = (changes: ContractChange[], kind: string) =>
          changes
            .filter(change => change.kind === kind)
            .map(({ path }) => path.replace(/quality\.\w+/, 'quality'))
            .sort();
        expect(comings(back, 'added')).toEqual(comings(there, 'removed'));
        expect(comings(back, 'removed')).toEqual(comings(there, 'added'));
      }),
    );
  });

  it('finds every property that is gone breaking, and says no other one is', () => {
    fc.assert(
      fc.property(anyPair, ([one, other]) => {
        const [before, after] = [withoutIds(one), withoutIds(other)];
        const { changes } = compareContracts(before, after);
        const removed = changes.filter(
          ({ kind, area, property }) =>
            kind === 'removed' && area === 'schema' && property !== undefined,
        );
        expect(removed.map(({ path }) => path)).toEqual(
          goneProperties(before, after),
        );
        expect(removed.every(({ readers }) => readers === 'breaking')).toBe(
          true,
        );
      }),
    );
  });

  it('finds renamed properties as breaking as removed ones', () => {
    fc.assert(
      fc.property(anyPair, ([before, after]) => {
        const { breaking, changes } = compareContracts(before, after);
        const gone = goneProperties(before, after);
        expect(breaking || gone.length === 0).toBe(true);
        const ended = changes.filter(
          ({ kind, area, path }) =>
            area === 'schema' &&
            (kind === 'removed' ||
              (kind === 'changed' && path.endsWith('.name'))),
        );
        expect(ended.every(({ readers }) => readers === 'breaking')).toBe(true);
      }),
    );
  });

  it('owes a patch for words alone, and breaks nobody by them', () => {
    fc.assert(
      fc.property(anyContract, anyRandom, (contract, random) => {
        const before = { ...contract, version: '1.0.0' };
        const after = reworded(before, random);
        const { changes, breaking, compatibility, version } = compareContracts(
          before,
          after,
        );
        expect(breaking).toBe(false);
        expect(compatibility).toBe('full');
        expect(changes.filter(({ kind }) => kind !== 'changed')).toEqual([]);
        expect(version.owed).toBe(changes.length === 0 ? 'none' : 'patch');
      }),
    );
  });

  it('owes the largest step of any change, and knows when it is taken', () => {
    const anyVersion = fc
      .tuple(fc.nat(2), fc.nat(2), fc.nat(2))
      .map(parts => parts.join('.'));
    fc.assert(
      fc.property(anyPair, anyVersion, anyVersion, ([one, other], from, to) => {
        const { changes, version, breaking } = compareContracts(
          { ...one, version: from },
          { ...other, version: to },
        );
        const needed = Math.max(
          0,
          ...changes.map(change => STEPS.indexOf(stepOwed(change))),
        );
        expect(breaking).toBe(needed === 3);
        const early = from.startsWith('0.') && needed > 1 ? 1 : 0;
        expect(STEPS.indexOf(version.owed)).toBe(needed - early);
        const [old, current] = [from, to].map(text =>
          text.split('.').map(Number),
        );
        const part = [0, 1, 2].find(index => old[index] !== current[index]);
        const taken = part === undefined ? 0 : 3 - part;
        const goesBack = part !== undefined && current[part] < old[part];
        expect(version.taken).toBe(goesBack ? undefined : STEPS[taken]);
        expect(version.sufficient).toBe(!goesBack && taken >= needed - early);
      }),
    );
  });

  it('says every change in a sentence of its own', () => {
    fc.assert(
      fc.property(anyPair, ([before, after]) => {
        const differences = compareContracts(before, after);
        for (const { message, path } of differences.changes) {
          expect(message).toMatch(/^\S.*[^.]\.$/);
          expect(message).not.toMatch(/undefined|\[object/);
          expect(path).not.toBe('');
        }
        expect(summarizeDifferences(differences)).not.toBe('');
      }),
    );
  });

  it('finds the example contracts unchanged, and all different', () => {
    const contracts = loadExampleContracts().map(
      ({ source }) => parseContract(source).contract!,
    );
    expect(contracts.length).toBeGreaterThan(5);
    contracts.forEach((contract, index) => {
      expect(
        compareContracts(contract, structuredClone(contract)).changes,
      ).toEqual([]);
      const next = contracts[(index + 1) % contracts.length];
      expect(compareContracts(contract, next).breaking).toBe(true);
    });
  });

  it('compares tables of 5,000 columns', () => {
    const columns = (from: number): ContractProperty[] =>
      Array.from({ length: 5_000 }, (_, index) => ({
        name: `column_${index + from}`,
        logicalType: 'string',
      }));
    const began = Date.now();
    const { changes } = compareContracts(
      contractWith({ schema: [tableWith({ properties: columns(0) })] }),
      contractWith({ schema: [tableWith({ properties: columns(2_500) })] }),
    );
    expect(changes).toHaveLength(5_000);
    expect(Date.now() - began).toBeLessThan(2_000);
  });
});

function withoutIds<Value>(value: Value): Value {
  return JSON.parse(
    JSON.stringify(value, (key, child) => (key === 'id' ? undefined : child)),
  );
}

/** Paths of the properties that are no longer where they were. */
function goneProperties(before: DataContract, after: DataContract): string[] {
  return before.schema.flatMap(object => {
    const twin = after.schema.find(({ name }) => name === object.name);
    return twin
      ? goneFrom(object.properties, twin.properties, `schema.${object.name}`)
      : [];
  });
}

function goneFrom(
  before: ContractProperty[] = [],
  after: ContractProperty[] = [],
  path: string,
): string[] {
  return before.flatMap(property => {
    const twin = after.find(({ name }) => name === property.name);
    const place = `${path}.${property.name}`;
    return twin ? goneWithin(property, twin, place) : [place];
  });
}

function goneWithin(
  before: ContractPropertyShape,
  after: ContractPropertyShape,
  path: string,
): string[] {
  // Where nothing is said about what is inside any more, that is the change.
  const items =
    before.items && after.items
      ? goneWithin(before.items, after.items, `${path}[]`)
      : [];
  return [...goneFrom(before.properties, after.properties, path), ...items];
}

/** The same promises in other words. */
function reworded<Value>(value: Value, random: SeededRandom): Value;
function reworded(value: unknown, random: SeededRandom): unknown {
  if (Array.isArray(value)) {
    return value.map(item => reworded(item, random));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const copy = Object.fromEntries(
    Object.entries(value).map(([key, child]) => [key, reworded(child, random)]),
  );
  if ('name' in value && 'properties' in value) {
    const words = ['description', 'businessName', 'examples', 'tags'];
    for (const field of random.some(words)) {
      copy[field] = random.chance(0.5) ? [String(random.next())] : undefined;
    }
  }
  return copy;
}
