import {
  AccessItem,
  AccessOutcome,
  DataPlatformAccess,
} from '@meshport/backstage-plugin-data-platform-node';
import { collectTests } from './__testUtils__/collectTests';
import {
  CAPABILITIES,
  createWarehouseFixture,
} from './__testUtils__/createWarehouseFixture';

/** A fault that an adapter could have. */
type Mutant = (access: DataPlatformAccess) => Partial<DataPlatformAccess>;

const withoutUntil = ({ until: _, ...item }: AccessItem) => item;
const whole = ({ filter: _, masks: __, ...item }: AccessItem) => item;
const told = (
  state: 'present' | 'absent',
  outcomes: readonly AccessOutcome[],
): AccessOutcome[] =>
  outcomes.map(outcome =>
    'evidence' in outcome
      ? { evidence: { ...outcome.evidence, state } }
      : outcome,
  );
const onItems =
  (change: (item: AccessItem) => AccessItem): Mutant =>
  access => ({
    change: changes =>
      access.change(
        changes.map(({ type, item }) => ({ type, item: change(item) })),
      ),
    verify: items => access.verify(items.map(change)),
    connection: item => access.connection(change(item)),
  });

// Each with the tests that have to notice it.
const MUTANTS: [string, RegExp, Mutant][] = [
  [
    'says that it granted, and does not',
    /^access /,
    access => ({
      change: async changes =>
        changes.some(({ type }) => type === 'grant')
          ? told('present', await access.verify(changes.map(c => c.item)))
          : access.change(changes),
    }),
  ],
  [
    'says that it revoked, and does not',
    /^access /,
    access => ({
      change: async changes =>
        changes.some(({ type }) => type === 'revoke')
          ? told('absent', await access.verify(changes.map(c => c.item)))
          : access.change(changes),
    }),
  ],
  [
    'says the best of everything',
    /^access by another path/,
    access => ({
      change: async changes =>
        (await access.change(changes)).map(
          (outcome, i) =>
            told(changes[i].type === 'grant' ? 'present' : 'absent', [
              outcome,
            ])[0],
        ),
    }),
  ],
  [
    'mends when it should only look',
    /^access is verified without/,
    access => ({
      verify: async items =>
        access.change(items.map(item => ({ type: 'grant', item }))),
    }),
  ],
  ['forgets the end', /^access with an end/, onItems(withoutUntil)],
  ['forgets what a right is narrowed to', /^narrowed access/, onItems(whole)],
  [
    'forgets the masks',
    /^narrowed access/,
    onItems(({ masks: _, ...item }) => item),
  ],
  [
    'filters by the first condition only',
    /^narrowed access/,
    onItems(item => ({
      ...item,
      filter: item.filter && {
        ...item.filter,
        ...(item.filter.rows && { rows: item.filter.rows.slice(0, 1) }),
      },
    })),
  ],
  [
    'mixes the ports up',
    /^access is held per port/,
    onItems(item => ({ ...item, port: 'port' })),
  ],
  [
    'mixes major versions up',
    /^access is held per port/,
    onItems(item => ({
      ...item,
      version: item.version.replace(/^\d+/, '1'),
    })),
  ],
  [
    'fails all when one fails',
    /^many rights at once are changed/,
    access => ({
      change: async changes => {
        const outcomes = await access.change(changes);
        const failed = outcomes.find(outcome => 'error' in outcome);
        return failed ? outcomes.map(() => failed) : outcomes;
      },
    }),
  ],
  [
    'answers in another order',
    /^many rights at once are changed/,
    access => ({
      verify: async items => {
        const outcomes = await access.verify([...items].reverse());
        return outcomes;
      },
    }),
  ],
  [
    'takes one right twice',
    /^many rights at once may be/,
    access => ({
      verify: async items => {
        const different = new Map(items.map(item => [item.port, item]));
        return access.verify([...different.values()].slice(0, 500));
      },
    }),
  ],
  [
    'does not see other paths',
    /^effective access/,
    access => ({
      effective: async port =>
        (await access.effective(port)).filter(r => r.kind !== 'unmanaged'),
    }),
  ],
  [
    'lists rights that are over',
    /^effective access/,
    access => {
      const over = new Map<string, AccessItem>();
      return {
        change: changes => {
          changes.forEach(({ type, item }) =>
            type === 'grant' && Date.parse(item.until!) < Date.now()
              ? over.set(item.port, item)
              : over.delete(item.port),
          );
          return access.change(changes);
        },
        effective: async port => [
          ...(await access.effective(port)),
          ...[...over.values()].map(({ principal }) => ({
            id: principal,
            principal,
            path: 'a view',
            kind: 'managed' as const,
            withdrawable: false,
          })),
        ],
      };
    },
  ],
  [
    'says that it withdrew, and does not',
    /^effective access/,
    () => ({ withdraw: async () => {} }),
  ],
  [
    'retires nothing',
    /^a port that retires/,
    () => ({ retire: async () => ['everything'] }),
  ],
  [
    'retires the next version too',
    /^a port that retires takes/,
    access => ({
      retire: async port => [
        ...(await access.retire(port)),
        ...(await access.retire({ ...port, version: '2.0.0' })),
      ],
    }),
  ],
];

describe('the conformance kit', () => {
  async function failuresOf(
    concerning: RegExp,
    mutant: Mutant,
  ): Promise<string[]> {
    const tests = collectTests({
      name: 'A mutant',
      capabilities: CAPABILITIES,
      createFixture: async () => {
        const fixture = await createWarehouseFixture();
        const { access } = fixture.platform;
        const faults = mutant(access);
        Object.assign(fixture.platform, {
          access: new Proxy(access, {
            get: (target, key) => {
              const value = Reflect.get(key in faults ? faults : target, key);
              return typeof value === 'function'
                ? value.bind(key in faults ? faults : target)
                : value;
            },
          }),
        });
        return fixture;
      },
    });
    return tests.failures(concerning);
  }

  it.each(MUTANTS)(
    'fails an adapter that %s',
    async (_, concerning, mutant) => {
      expect(await failuresOf(concerning, mutant)).not.toEqual([]);
    },
    60_000,
  );

  it('passes the adapter as it is, in the same harness', async () => {
    expect(
      await failuresOf(/^(access|narrowed access|a port that) /, () => ({})),
    ).toEqual([]);
  }, 120_000);
});
