import { createHash } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import { CHEN, FLIGHTS, OLIVIA } from '../__testUtils__/mesh';
import { ASK, until } from '../__testUtils__/workflow';
import {
  DELAYS,
  SAFETY,
  startAskingPortal,
} from './__testUtils__/askingPortal';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const start = (
  databaseId: Parameters<typeof startAskingPortal>[1],
  options?: Parameters<typeof startAskingPortal>[2],
) => startAskingPortal(databases, databaseId, options);

it('is tested on both databases', () => {
  expect(databases.supports('POSTGRES_18')).toBe(true);
  expect(databases.supports('SQLITE_3')).toBe(true);
});

describe.each(databases.eachSupportedId())('asking, %s', databaseId => {
  it('takes a basket whole, and shows what belongs together', async () => {
    const { portal } = await start(databaseId);
    const chen = portal.as(CHEN);
    const { basket, items } = await chen.createBasket([
      ASK,
      { ...ASK, port: 'other' },
    ]);
    expect(items.map(({ port }) => port)).toEqual(['flights', 'other']);
    const details = await chen.getRequest(items[0].id);
    expect(details.request.basket).toBe(basket);
    expect(details.basket.map(({ id }) => id)).toEqual([items[1].id]);
    const { items: listed } = await chen.listRequests({
      scope: 'mine',
      basket,
    });
    expect(listed).toHaveLength(2);
  });

  it('refuses a basket whole, and names the item at fault', async () => {
    const { portal } = await start(databaseId);
    const chen = portal.as(CHEN);
    const { request } = await chen.createRequest({ ...ASK, port: 'other' });
    const other = { ...ASK, port: 'other' };
    await expect(chen.createBasket([ASK, other])).rejects.toMatchObject({
      statusCode: 409,
      cause: { message: expect.stringContaining('items[1]: There is an open') },
      body: { error: { existing: { requestId: request.id } } },
    });
    await expect(
      chen.createBasket([ASK, { ...ASK, port: 'other', duration: 'long' }]),
    ).rejects.toMatchObject({
      statusCode: 400,
      cause: { message: expect.stringContaining('items[1]: duration:') },
    });
    await expect(chen.createBasket([ASK, ASK])).rejects.toMatchObject({
      statusCode: 400,
      cause: { message: expect.stringContaining('same port for the same') },
    });
    const { items } = await chen.listRequests({ scope: 'mine' });
    expect(items.map(({ id }) => id)).toEqual([request.id]);
  });

  it('asks for a team and a product, each with its own login role', async () => {
    const { portal, platform } = await start(databaseId);
    const chen = portal.as(CHEN);
    const offer = await chen.getOffer(ASK);
    expect(offer.holders).toEqual([
      { ref: CHEN, principal: 'chen' },
      { ref: SAFETY, principal: 'safety' },
      { ref: DELAYS, principal: 'svc_delays' },
    ]);
    // Olivia is of neither.
    const { holders } = await portal.as(OLIVIA).getOffer(ASK);
    expect(holders.map(({ ref }) => ref)).toEqual([
      OLIVIA,
      'group:default/flight-operations',
    ]);

    const requests = await Promise.all(
      [undefined, SAFETY, DELAYS].map(holder =>
        chen.createRequest({ ...ASK, holder }),
      ),
    );
    for (const { request } of requests) {
      await portal
        .as(OLIVIA)
        .decide(request.id, { verdict: 'approve', revision: 1 });
      await until(portal, request.id, 'active');
    }
    expect(requests[2].request).toMatchObject({
      requester: CHEN,
      holder: DELAYS,
      holderOwners: [SAFETY],
    });
    for (const role of ['chen', 'safety', 'svc_delays']) {
      expect(platform.canRead(role, 'flights')).toBe(true);
    }
  });

  it('lets nobody ask for others, and no member of the holding team decide', async () => {
    const { portal } = await start(databaseId);
    const olivia = portal.as(OLIVIA);
    for (const holder of [CHEN, SAFETY, DELAYS, 'component:default/x']) {
      await expect(
        olivia.createRequest({ ...ASK, holder }),
      ).rejects.toMatchObject({ statusCode: 403 });
    }
    // Her team owns the port, so nobody without a part in it could decide.
    await expect(
      olivia.createRequest({
        ...ASK,
        holder: 'group:default/flight-operations',
      }),
    ).rejects.toMatchObject({ statusCode: 409 });
  });

  it('lists as mine what a team of mine holds', async () => {
    const { portal } = await start(databaseId);
    const { request } = await portal
      .as(CHEN)
      .createRequest({ ...ASK, holder: DELAYS });
    const mine = async (who: string) =>
      (await portal.as(who).listRequests({ scope: 'mine' })).items.map(
        ({ id }) => id,
      );
    expect(await mine(CHEN)).toEqual([request.id]);
    expect(await mine(OLIVIA)).toEqual([]);
  });
});

describe('before asking', () => {
  const terms = 'Use it for the study only.';
  const access = {
    purposes: ['study', 'planning'],
    terms,
    endsWith: 'month' as const,
    narrowing: { columns: true, rows: [{ column: 'origin' }] },
    masks: [{ column: 'cost', mask: 'null' as const }],
  };
  const hash = createHash('sha256').update(terms).digest('hex');

  it('the offer says all that the form needs', async () => {
    const { portal } = await start('SQLITE_3', { access });
    expect(await portal.as(CHEN).getOffer(ASK)).toMatchObject({
      purposes: ['study', 'planning'],
      terms: { text: terms, hash },
      endsWith: 'month',
      columnsMayBeChosen: true,
      rowFilters: [{ column: 'origin' }],
      columns: [
        { name: 'origin', type: 'string' },
        { name: 'delay', type: 'integer' },
        { name: 'cost', classification: 'confidential', mask: 'null' },
      ],
    });
  });

  it('a preview tells nothing about rights of others', async () => {
    const { portal } = await start('SQLITE_3');
    await portal.as(CHEN).createRequest({ ...ASK, holder: SAFETY });
    const { items } = await portal
      .as(OLIVIA)
      .preview([{ ...ASK, holder: SAFETY }]);
    expect(items[0].problems).toEqual([
      { field: 'holder', message: expect.stringContaining('cannot ask for') },
    ]);
    expect(items[0]).not.toHaveProperty('existing');
    expect(items[0]).not.toHaveProperty('principal');
    // Those of the team see it.
    const own = await portal.as(CHEN).preview([{ ...ASK, holder: SAFETY }]);
    expect(own.items[0]).toMatchObject({
      existing: { requestId: expect.any(String) },
      principal: 'safety',
    });
  });

  it('a preview says what is missing, who would decide, and what the right would be', async () => {
    const { portal } = await start('SQLITE_3', { access });
    const chen = portal.as(CHEN);
    const filter = { columns: ['origin', 'cost'] };
    const good = { ...ASK, purpose: 'study', filter, acceptedTerms: hash };
    const { items } = await chen.preview([
      { ...good, port: 'other' },
      { ...ASK, filter: { columns: ['wage'] } },
    ]);
    expect(items[0]).toMatchObject({
      product: FLIGHTS,
      problems: [],
      policy: { outcome: 'decide' },
      steps: [{ approvers: ['group:default/flight-operations'], quorum: 1 }],
      principal: 'chen',
      right: expect.any(String),
    });
    expect(items[0].endsAt).toMatch(/-01T00:00:00\.000Z$/);
    expect(items[1].problems.map(({ field }) => field)).toEqual([
      'purpose',
      'acceptedTerms',
      'filter',
    ]);
    // It has changed nothing.
    expect((await chen.listRequests({ scope: 'all' })).items).toEqual([]);
    await expect(
      chen.createRequest({ ...good, acceptedTerms: hash.replace(/./g, '0') }),
    ).rejects.toMatchObject({
      statusCode: 400,
      cause: { message: expect.stringContaining('changed since') },
    });
    const { request } = await chen.createRequest(good);
    expect(request).toMatchObject({ filter, acceptedTerms: hash });
    const again = await chen.preview([good]);
    expect(again.items[0].existing).toEqual({ requestId: request.id });
  });
});

describe('rules of the port', () => {
  const rule = (effect: 'approve' | 'deny', when: string) => ({
    id: effect,
    title: effect,
    when,
    effect,
    reason: `by the rule ${effect}`,
  });
  const access = {
    rules: [
      rule('approve', `request.purpose == 'planning' && request.days <= 31.0`),
      rule('deny', `request.purpose == 'advertising'`),
    ],
  };

  it.each(databases.eachSupportedId())(
    'approve and deny at once, with their reason, %p',
    async databaseId => {
      const { portal, platform } = await start(databaseId, { access });
      const chen = portal.as(CHEN);
      const denied = await chen.createRequest({
        ...ASK,
        purpose: 'advertising',
      });
      expect(denied.request).toMatchObject({
        state: 'denied',
        decision: { by: 'system' },
        policy: { outcome: 'deny' },
      });
      expect(denied.request.decision?.comment).toContain('by the rule deny');

      const approved = await chen.createRequest({
        ...ASK,
        purpose: 'planning',
      });
      expect(approved.request).toMatchObject({
        state: 'approved',
        decision: { by: 'system' },
        steps: [],
      });
      await until(portal, approved.request.id, 'active');
      expect(platform.canRead('chen', 'flights')).toBe(true);
      const types = approved.events.map(({ type, actor }) => [type, actor]);
      expect(types.slice(0, 3)).toEqual([
        ['request.submitted', CHEN],
        ['request.approved', 'system'],
        ['grant.requested', 'system'],
      ]);
      // The owners still see what was given without them, and may end it.
      const seen = await portal.as(OLIVIA).getRequest(approved.request.id);
      expect(seen.allowed.revoke).toBe(true);
    },
  );
});
