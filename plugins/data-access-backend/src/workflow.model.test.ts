import { TestDatabases } from '@backstage/backend-test-utils';
import { ResponseError, ServiceUnavailableError } from '@backstage/errors';
import { AccessRequestDetails } from '@meshport/backstage-plugin-data-access-common';
import { verifyChain } from '@meshport/backstage-plugin-data-access-node';
import fc from 'fast-check';
import {
  FakeDataPlatform,
  platformsOf,
} from './__testUtils__/FakeDataPlatform';
import {
  CHEN,
  flights,
  FLIGHTS_PORT,
  GRACE,
  mesh,
  OLIVIA,
  OTTO,
} from './__testUtils__/mesh';
import { must } from './__testUtils__/must';
import { Portal, startPortal } from './__testUtils__/startPortal';
import { ASK } from './__testUtils__/workflow';
import { readHead, readLog } from './database/eventLog';

jest.setTimeout(180_000);

const RUNS = 20;
const APPROVERS = [OLIVIA, OTTO];

const person = fc.constantFrom(CHEN, OLIVIA, OTTO, GRACE);
const step = fc.oneof(
  fc.record({
    who: person,
    does: fc.constantFrom(
      'approve' as const,
      'approve' as const,
      'deny' as const,
      'cancel' as const,
      'revoke' as const,
      'give-back' as const,
      'retry' as const,
    ),
  }),
  fc.record({
    does: fc.constantFrom(
      'outbox' as const,
      'end-of-time' as const,
      'drift-check' as const,
      'engine-fails' as const,
      'engine-works' as const,
      'engine-forgets' as const,
    ),
  }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

describe('any sequence of actions, with everybody allowed everything', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

  it.each(databases.eachSupportedId())(
    'lets nobody read without an approval by an approver who is not the requester, %p',
    async databaseId => {
      const knex = await databases.init(databaseId);
      const platform = new FakeDataPlatform();
      // One port for each run; shrinking takes more runs.
      const ports = [...Array(RUNS * 20)].map((_, i) => `port-${i}`);
      const portal = await startPortal({
        knex,
        platforms: platformsOf(platform),
        entities: mesh(
          flights({ ports: ports.map(name => ({ ...FLIGHTS_PORT, name })) }),
        ),
      });
      let reads = 0;

      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { minLength: 4, maxLength: 14, size: 'max' }),
          async steps => {
            const port = ports.pop()!;
            platform.fault = undefined;
            const asked = await portal.as(CHEN).createRequest({ ...ASK, port });
            for (const next of steps) {
              await take(next, asked.request.id, portal, platform);
              const seen = await portal.as(CHEN).getRequest(asked.request.id);
              const canRead = platform.canRead('chen', port);
              reads += Number(canRead);
              check(seen, canRead);
            }
          },
        ),
        { numRuns: RUNS },
      );

      expect(reads).toBeGreaterThan(0);
      const head = await readHead(knex, { lock: false });
      const log = await readLog(knex, 0, head.sequence);
      expect(verifyChain(log, { head })).toMatchObject({ intact: true, head });
      await portal.backend.stop();
    },
  );
});

async function take(
  next: Step,
  id: string,
  portal: Portal,
  platform: FakeDataPlatform,
): Promise<void> {
  if (!('who' in next)) {
    switch (next.does) {
      case 'engine-fails':
        platform.fault = new ServiceUnavailableError('down');
        return;
      case 'engine-works':
        platform.fault = undefined;
        return;
      case 'engine-forgets':
        platform.dropMemberships();
        return;
      default:
        await portal.trigger(next.does);
        return;
    }
  }
  const api = portal.as(next.who);
  const { request } = await api.getRequest(id);
  const revision = request.revision;
  const grantRevision = request.grant?.revision ?? 1;
  const comment = 'because';
  const actions = {
    approve: () => api.decide(id, { verdict: 'approve', revision }),
    deny: () => api.decide(id, { verdict: 'deny', comment, revision }),
    cancel: () => api.cancel(id, { revision }),
    revoke: () => api.revoke(id, { comment, revision: grantRevision }),
    'give-back': () => api.giveBack(id, { revision: grantRevision }),
    retry: () => api.retry(id),
  };
  try {
    await actions[next.does]();
  } catch (error) {
    // Refused, which is as good; anything else is a fault of the backend.
    const { statusCode } = error as Partial<ResponseError>;
    must(statusCode === 403 || statusCode === 409, `an answer, not ${error}`);
  }
}

function check({ request, events }: AccessRequestDetails, canRead: boolean) {
  const state = request.grant?.state;
  const approvals = events.filter(({ type }) => type === 'request.approved');
  const approved =
    approvals.length === 1 && APPROVERS.includes(approvals[0].actor);
  must(!canRead || approved, 'who can read was approved');
  must(!request.grant || approved, 'a grant follows an approval');
  must(
    !canRead || (state !== 'revoked' && state !== 'expired'),
    'who has lost the right cannot read',
  );
  const ended = events.findIndex(({ type }) => type === 'grant.ended');
  must(ended === -1 || ended === events.length - 1, 'ended is the end');
}
