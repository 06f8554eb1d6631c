import { TestDatabases } from '@backstage/backend-test-utils';
import { CHEN, mesh } from '../__testUtils__/mesh';
import { setupPortal } from '../__testUtils__/setup';
import { Portal } from '../__testUtils__/startPortal';
import { meshWithTeam, SAFETY, WIM } from '../__testUtils__/team';
import { granted, until } from '../__testUtils__/workflow';

jest.setTimeout(60_000);

const DAY = 86_400_000;

const DELAYS = 'dataproduct:default/delays';

/** A data product of safety that reads the flights. */
function meshWithProduct(...of: Parameters<typeof meshWithTeam>) {
  const [flights] = mesh();
  return [
    ...meshWithTeam(...of),
    {
      ...flights,
      metadata: { name: 'delays', namespace: 'default' },
      relations: [{ type: 'ownedBy', targetRef: SAFETY }],
    },
  ];
}

describe('the right of a team or of a data product', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

  it('is tested on both databases', () => {
    expect(databases.supports('POSTGRES_18')).toBe(true);
    expect(databases.supports('SQLITE_3')).toBe(true);
  });

  describe.each(databases.eachSupportedId())('%s', databaseId => {
    const setup = (config = {}) =>
      setupPortal(databases, databaseId, {
        entities: meshWithProduct(),
        config: {
          serviceAccounts: [
            { product: DELAYS, platform: 'warehouse', principal: 'svc_delays' },
          ],
          ...config,
        },
      });

    const become = (portal: Portal, entities: ReturnType<typeof mesh>) =>
      portal.entities.splice(0, portal.entities.length, ...entities);

    const grantOf = async (portal: Portal, id: string) =>
      (await portal.as(CHEN).getRequest(id)).request.grant!;

    it.each([
      [SAFETY, 'team_safety', 'has left the team', { chen: 'airports' }],
      [DELAYS, 'svc_delays', 'has left its owners', { chen: 'airports' }],
      [SAFETY, 'team_safety', 'has left the catalog', undefined],
    ])(
      'of %s (%s) is announced to end when who answers for it %s, and stays when it is handed over',
      async (holder, principal, _, groupOf) => {
        const { portal, platform, chen } = await setup();
        const { request } = await granted(portal, { holder });
        const after = meshWithProduct(groupOf);
        become(
          portal,
          groupOf
            ? after
            : after.filter(({ metadata }) => metadata.name !== 'chen'),
        );
        await portal.trigger('standing');
        const warned = await grantOf(portal, request.id);
        expect(warned).toMatchObject({
          state: 'active',
          warning: {
            reason: 'departed',
            message: expect.stringMatching(
              groupOf
                ? /^user:default\/chen, .* is no longer in group:default\/safety\. Hand it over/
                : /^user:default\/chen, .* is no longer in the catalog\. Hand it over/,
            ),
          },
        });
        // As long as that of rules, so that others hear of it in time.
        expect(
          Date.parse(warned.warning!.endsAt) -
            Date.parse(warned.warning!.since),
        ).toBe(7 * DAY);
        await portal.trigger('outbox');
        const notice = portal.notifications.find(({ payload }) =>
          payload.title.endsWith('will end'),
        );
        expect(notice).toMatchObject({
          recipients: { entityRef: expect.arrayContaining([SAFETY]) },
          payload: {
            link: `/data-access/requests/${request.id}#hand-over`,
          },
        });

        await chen.handOver(request.id, {
          to: WIM,
          revision: warned.revision,
        });
        await portal.trigger('standing');
        const kept = await grantOf(portal, request.id);
        expect(kept).toMatchObject({ state: 'active', responsible: WIM });
        expect(kept.warning).toBeUndefined();
        expect(platform.canRead(principal, 'flights')).toBe(true);
      },
    );

    it('ends when nobody takes it over', async () => {
      const { portal, platform } = await setup({
        grace: { policy: { seconds: 0 } },
      });
      const { request } = await granted(portal, { holder: SAFETY });
      become(portal, meshWithProduct({ chen: 'airports' }));
      await portal.trigger('standing');
      const ended = await until(portal, request.id, 'revoked');
      expect(ended.request.grant).toMatchObject({ endReason: 'departed' });
      expect(platform.canRead('team_safety', 'flights')).toBe(false);
      await portal.trigger('outbox');
      expect(portal.notifications.at(-1)!.payload).toMatchObject({
        title: expect.stringContaining('has ended'),
        description: expect.stringContaining(
          'chen, who answers for the right of group:default/safety, is no longer in',
        ),
      });
    });

    it('stays when who answers for it moves to a team within, or somebody else leaves', async () => {
      const { portal } = await setup({ grace: { policy: { seconds: 0 } } });
      const { request } = await granted(portal, { holder: SAFETY });
      become(
        portal,
        meshWithProduct({ chen: 'investigations', wim: 'airports' }),
      );
      await portal.trigger('standing');
      const grant = await grantOf(portal, request.id);
      expect(grant.state).toBe('active');
      expect(grant.warning).toBeUndefined();
    });

    it('of a person alone has nothing to do with their teams', async () => {
      const { portal } = await setup({ grace: { policy: { seconds: 0 } } });
      const { request } = await granted(portal);
      become(portal, meshWithProduct({ chen: 'airports' }));
      await portal.trigger('standing');
      expect((await grantOf(portal, request.id)).state).toBe('active');
    });
  });
});
