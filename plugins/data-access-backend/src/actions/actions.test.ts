import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import {
  FakeDataPlatform,
  platformsOf,
} from '../__testUtils__/FakeDataPlatform';
import { CHEN, GRACE, OLIVIA } from '../__testUtils__/mesh';
import { startPortal } from '../__testUtils__/startPortal';
import { approve, ASK, granted, until } from '../__testUtils__/workflow';

jest.setTimeout(60_000);

const { purpose, duration, ...PORT } = ASK;
const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

async function start(denied: Record<string, string[]> = {}) {
  const portal = await startPortal({
    knex: await databases.init('SQLITE_3'),
    platforms: platformsOf(new FakeDataPlatform()),
    permissions: {
      authorize: async (queries, options) => {
        const { userEntityRef = '' } = options!.credentials.principal as {
          userEntityRef?: string;
        };
        return queries.map(({ permission }) => ({
          result: denied[userEntityRef]?.includes(permission.name)
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
        }));
      },
    },
  });
  const invoke = async (
    name: string,
    input: JsonObject,
    who: string = CHEN,
  ): Promise<JsonObject> => {
    const { output } = await portal.actions.invoke({
      id: `test:${name}`,
      input,
      credentials:
        who === 'service'
          ? mockCredentials.service()
          : mockCredentials.user(who),
    });
    return output as JsonObject;
  };
  return { portal, invoke, chen: portal.as(CHEN), olivia: portal.as(OLIVIA) };
}

describe('the actions', () => {
  it('explain, ask, wait and renew; none decides', async () => {
    const { portal } = await start();
    const { actions } = await portal.actions.list();
    expect(
      actions.map(({ name, attributes }) => [name, attributes.readOnly]),
    ).toEqual([
      ['explain-access', true],
      ['request-access', false],
      ['wait-for-access', true],
      ['renew-access', false],
    ]);
  });

  it('explain what a port offers, and ask for it in the name of the person', async () => {
    const { invoke, chen, portal } = await start();
    expect(await invoke('explain-access', PORT)).toMatchObject({
      mayRead: false,
      mayAsk: true,
      offer: {
        purposes: [],
        longestDuration: 'P90D',
        approvers: ['group:default/flight-operations'],
        holders: [CHEN],
      },
    });

    const asked = await invoke('request-access', ASK);
    expect(asked).toMatchObject({
      state: 'pending',
      mayRead: false,
      settled: false,
      waitsFor: ['group:default/flight-operations'],
    });
    const { request } = await chen.getRequest(String(asked.requestId));
    expect(request).toMatchObject({ requester: CHEN, purpose });
    expect(await invoke('explain-access', PORT)).toMatchObject({
      mayAsk: false,
      request: { requestId: request.id, state: 'pending' },
    });
    expect(portal.audit).toContainEqual(
      expect.objectContaining({
        eventId: 'request-submit',
        outcome: 'succeeded',
        meta: { action: 'request-access', ...PORT, duration },
      }),
    );
  });

  it('wait until the right is there, and say how to connect', async () => {
    const { invoke, chen, portal } = await start();
    const asked = await chen.createRequest(ASK);
    const { id } = asked.request;
    expect(
      await invoke('wait-for-access', { requestId: id, seconds: 0 }),
    ).toMatchObject({ settled: false, state: 'pending' });

    const waiting = invoke('wait-for-access', { requestId: id, seconds: 20 });
    await approve(portal, asked);
    await until(portal, id, 'active');
    expect(await waiting).toMatchObject({
      settled: true,
      state: 'active',
      mayRead: true,
      explanation: expect.stringContaining(`Approved by ${OLIVIA}.`),
      connection: { statement: expect.stringContaining('select') },
    });
    expect(await invoke('explain-access', PORT)).toMatchObject({
      mayRead: true,
      request: { requestId: id },
    });
  });

  it('say who refused and why', async () => {
    const { invoke, chen, olivia } = await start();
    const { request } = await chen.createRequest(ASK);
    await olivia.decide(request.id, {
      verdict: 'deny',
      comment: 'ask for the aggregate',
      revision: request.revision,
    });
    expect(await invoke('explain-access', PORT)).toMatchObject({
      mayRead: false,
      mayAsk: true,
      request: {
        state: 'denied',
        settled: true,
        explanation: `Denied by ${OLIVIA}: "ask for the aggregate"`,
      },
    });
  });

  it('return to the person when an approver asks them', async () => {
    const { invoke, chen, olivia } = await start();
    const { request } = await chen.createRequest(ASK);
    await olivia.ask(request.id, {
      text: 'For which airports?',
      revision: request.revision,
    });
    expect(
      await invoke('wait-for-access', { requestId: request.id, seconds: 60 }),
    ).toMatchObject({
      settled: true,
      waitsFor: [CHEN],
      explanation: expect.stringContaining('For which airports?'),
    });
  });

  it('ask for more time', async () => {
    const { invoke, portal, chen } = await start();
    const { request } = await granted(portal);
    const renewal = await invoke('renew-access', {
      requestId: request.id,
      duration: 'P60D',
    });
    expect(renewal).toMatchObject({ state: 'pending', settled: false });
    const made = await chen.getRequest(String(renewal.requestId));
    expect(made.request).toMatchObject({ renews: request.id, requester: CHEN });
    await expect(
      invoke(
        'renew-access',
        { requestId: request.id, duration: 'P60D' },
        GRACE,
      ),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
  });

  it.each<[string, string, JsonObject]>([
    ['request-access', 'NotAllowedError', ASK],
    ['renew-access', 'NotAllowedError', { requestId: 'x', duration: 'P1D' }],
    ['wait-for-access', 'NotAllowedError', { requestId: 'x' }],
    ['explain-access', 'NotAllowedError', PORT],
  ])('%s is for no service', async (name, error, input) => {
    const { invoke } = await start();
    await expect(invoke(name, input, 'service')).rejects.toMatchObject({
      name: error,
    });
  });

  it('do nothing without the permission, and show nothing that is not for the caller', async () => {
    const { invoke, chen } = await start({
      [CHEN]: ['data-access.request.create'],
      [GRACE]: ['data-access.request.read'],
    });
    await expect(invoke('request-access', ASK)).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
    expect(await invoke('explain-access', PORT)).toMatchObject({
      mayAsk: false,
      refusal: expect.stringContaining('not allowed'),
    });
    const { items } = await chen.listRequests({ scope: 'mine' });
    expect(items).toEqual([]);
    const { request } = await (await start()).chen.createRequest(ASK);
    await expect(
      invoke('wait-for-access', { requestId: request.id }, GRACE),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it.each<[JsonObject, string]>([
    [{ ...ASK, duration: 'P999D' }, 'duration'],
    [{ ...ASK, port: 'other' }, 'no output port'],
    [{ ...ASK, columns: [] }, 'columns'],
    [{ ...ASK, columns: ['origin'] }, 'columns'],
  ])('refuse %j and name the field', async (input, text) => {
    const { invoke } = await start();
    await expect(invoke('request-access', input)).rejects.toThrow(text);
  });
});
