import {
  AccessEvidence,
  EffectiveReader,
} from '@meshport/backstage-plugin-data-platform-node';
import fc from 'fast-check';
import { grantRecord } from '../__testUtils__/grants';
import { FLIGHTS } from '../__testUtils__/mesh';
import { must } from '../__testUtils__/must';
import { GrantRecord } from '../database/grantRows';
import { comparePort, RightFinding, settledRights } from './comparePort';
import { settleFindings } from './settleFindings';
import { FindingRecord, KnownPort } from './types';

const NOW = new Date('2026-11-10T00:00:00.000Z');
const END = '2026-12-01T00:00:00.000Z';

const PORT: KnownPort = {
  platform: 'warehouse',
  product: FLIGHTS,
  port: 'flights',
  version: '1.2.0',
  location: { schema: 'flights', table: 'flights' },
};

const grant = (over: Partial<GrantRecord> = {}) =>
  grantRecord({ expiresAt: END, ...over });

const said = (
  state: AccessEvidence['state'],
  until: string | undefined = END,
): RightFinding => ({
  evidence: {
    state,
    checkedAt: END,
    summary: `it is ${state}`,
    details: {},
    ...(until && { until }),
  },
});

const stranger = (over: Partial<EffectiveReader> = {}): EffectiveReader => ({
  id: 'public',
  principal: 'PUBLIC',
  path: 'a right given to PUBLIC',
  kind: 'unmanaged',
  withdrawable: true,
  ...over,
});

const managed = (principal: string, version = '1.0.0') =>
  stranger({
    id: `managed ${principal} ${version}`,
    principal,
    path: 'a managed right',
    kind: 'managed',
    item: { product: FLIGHTS, port: 'flights', version },
  });

function compare(options: {
  grants?: GrantRecord[];
  answers?: RightFinding;
  readers?: EffectiveReader[];
}) {
  const { grants = [], answers = said('present'), readers = [] } = options;
  return comparePort({
    port: PORT,
    grants,
    rights: new Map(grants.map(({ rightKey }) => [rightKey, answers])),
    readers,
    enforcesUntil: true,
    now: NOW,
  });
}

describe('comparePort', () => {
  it('finds nothing where the engine agrees', () => {
    const { found, looked } = compare({
      grants: [grant()],
      readers: [
        managed('chen'),
        stranger({ kind: 'administrator', principal: 'postgres' }),
      ],
    });
    expect(found).toEqual([]);
    expect(looked).toMatchObject([{ agrees: true }]);
  });

  it.each([
    ['missing', said('absent')],
    ['missing', { problem: 'the table is gone' }],
    ['different', said('differs')],
    ['different', said('present', '2027-01-01T00:00:00.000Z')],
    ['different', said('present', '')],
  ] as const)('finds %s: %j', (kind, answers) => {
    const { found, looked } = compare({ grants: [grant()], answers });
    expect(found).toMatchObject([
      { kind, principal: 'chen', grantId: 'grant', repairable: true },
    ]);
    expect(looked).toMatchObject([{ agrees: false }]);
  });

  it('finds who reads without a grant, by whatever path', () => {
    const { found } = compare({
      grants: [grant()],
      readers: [
        stranger(),
        stranger({ id: 'wim', principal: 'wim', withdrawable: false }),
        managed('chen'),
        managed('mallory'),
        managed('otto', '2.0.0'),
        stranger({ id: 'over', until: '2026-11-09T00:00:00.000Z' }),
      ],
    });
    expect(
      found.map(({ kind, principal, repairable }) => [
        kind,
        principal,
        repairable,
      ]),
    ).toEqual([
      ['unexpected', 'PUBLIC', true],
      ['unexpected', 'wim', false],
      ['unexpected', 'mallory', true],
    ]);
  });

  it('says nothing of what is changing this moment', () => {
    for (const state of ['granting', 'revoking', 'grant_failed'] as const) {
      const { found, undecided } = compare({
        grants: [grant({ state })],
        answers: said('absent'),
        readers: [managed('chen')],
      });
      expect(found).toEqual([]);
      expect([...undecided]).toEqual([grant().rightKey]);
    }
    expect(settledRights([grant({ state: 'revoking' })], NOW).size).toBe(0);
  });
});

const anyReader = fc
  .record({
    principal: fc.constantFrom('chen', 'wim', 'mallory', 'PUBLIC'),
    kind: fc.constantFrom(
      'managed' as const,
      'unmanaged' as const,
      'administrator' as const,
    ),
  })
  .map(({ principal, kind }) =>
    kind === 'managed'
      ? managed(principal)
      : stranger({ id: `${kind} ${principal}`, principal, kind }),
  );

const anyLook = fc
  .record({
    grants: fc.uniqueArray(
      fc.record({
        principal: fc.constantFrom('chen', 'wim', 'grace'),
        state: fc.constantFrom(
          'active' as const,
          'drifted' as const,
          'granting' as const,
          'revoking' as const,
        ),
      }),
      { selector: ({ principal }) => principal },
    ),
    answers: fc.constantFrom(said('present'), said('absent'), said('differs')),
    readers: fc.uniqueArray(anyReader, { selector: ({ id }) => id }),
    seconds: fc.integer({ min: 1, max: 1000 }),
    decide: fc.constantFrom('nothing', 'adopt', 'repair'),
  })
  .map(({ grants, ...look }) => ({
    ...look,
    grants: grants.map(({ principal, state }) =>
      grant({ id: principal, principal, state }),
    ),
  }));

describe('any looks at a port, one after the other', () => {
  it('keeps a finding for all that differs, and none for what does not', () => {
    let findings = 0;
    fc.assert(
      fc.property(fc.array(anyLook, { maxLength: 8 }), looks => {
        let known: FindingRecord[] = [];
        let time = NOW.getTime();
        for (const look of looks) {
          time += look.seconds * 1000;
          const now = new Date(time).toISOString();
          const { found, undecided } = compare(look);
          const settled = settleFindings({
            port: PORT,
            known,
            found,
            undecided,
            now,
          });
          const after = [...settled.opened, ...settled.seen, ...settled.stuck];
          checkFindings({ known, after, found, settled, now });
          const kept = known.filter(one => undecided.has(one.identity));
          known = decided([...after, ...kept], look.decide, time);
          findings += known.length;
        }
      }),
      { numRuns: 1000 },
    );
    expect(findings).toBeGreaterThan(500);
  });
});

function decided(
  findings: FindingRecord[],
  decision: string,
  time: number,
): FindingRecord[] {
  return findings.map(finding => decidedOne(finding, decision, time));
}

function decidedOne(
  finding: FindingRecord,
  decision: string,
  time: number,
): FindingRecord {
  const until = new Date(time + 500_000).toISOString();
  switch (decision) {
    case 'adopt':
      return {
        ...finding,
        state: 'adopted',
        adopted: {
          by: 'user:default/olivia',
          at: until,
          reason: 'known',
          until,
        },
      };
    case 'repair':
      return { ...finding, state: 'repairing' };
    default:
      return finding;
  }
}

function checkFindings({
  known,
  after,
  found,
  settled,
  now,
}: {
  known: FindingRecord[];
  after: FindingRecord[];
  found: { identity: string }[];
  settled: ReturnType<typeof settleFindings>;
  now: string;
}): void {
  const identities = (all: { identity: string }[]) =>
    all.map(({ identity }) => identity).sort();
  must(
    new Set(identities(after)).size === after.length,
    'a finding is there once',
  );
  must(
    JSON.stringify(identities(after)) === JSON.stringify(identities(found)),
    'there is a finding for what differs, and for nothing else',
  );
  must(
    settled.gone.every(
      ({ identity }) => !found.some(one => one.identity === identity),
    ),
    'nothing is closed that is still there',
  );
  for (const { identity, adopted, state } of known) {
    const next = after.find(one => one.identity === identity);
    const holds = state === 'adopted' && adopted!.until > now;
    must(!next || !holds || next.state === 'adopted', 'adopted holds its time');
    must(
      !next || state !== 'adopted' || holds || next.state === 'open',
      'adopted is over when its time is',
    );
  }
}
