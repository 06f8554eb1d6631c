import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { FLIGHTS, inDays } from '../__testUtils__/exemptions';
import { FOUNDATIONS, Persona, startMesh } from '../__testUtils__/personas';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

async function start(
  options: Omit<Parameters<typeof startMesh>[0], 'knex'> = {},
) {
  const mesh = await startMesh({
    knex: await databases.init('SQLITE_3'),
    ...options,
  });
  await mesh.evaluate();
  const invoke = async (
    name: string,
    input: JsonObject,
    persona: Persona = 'olivia',
  ): Promise<JsonObject> => {
    const { output } = await mesh.actions.invoke({
      id: `test:${name}`,
      input,
      credentials:
        persona === 'service'
          ? mockCredentials.service()
          : mockCredentials.user(`user:default/${persona}`),
    });
    return output as JsonObject;
  };
  return { ...mesh, invoke };
}

const purpose = { scorecard: FOUNDATIONS, checkId: 'purpose' };
const wish = () => ({
  ...purpose,
  entityRef: 'flights',
  reason: 'The purpose is written in spring',
  endsAt: inDays(30),
});

describe('the actions', () => {
  it('read, but for one that asks; none decides', async () => {
    const { actions } = await start();
    const { actions: registered } = await actions.list();
    expect(
      registered.map(({ name, attributes }) => [name, attributes.readOnly]),
    ).toEqual([
      ['get-scorecard-result', true],
      ['explain-check', true],
      ['request-exemption', false],
    ]);
  });

  it('tell how a product stands, without drafts of others', async () => {
    const { invoke } = await start();
    const result = await invoke('get-scorecard-result', {
      entityRef: 'flights',
    });
    expect(result).toMatchObject({
      product: FLIGHTS,
      scorecards: [
        {
          scorecard: FOUNDATIONS,
          checks: [
            { checkId: 'owner', status: 'pass' },
            { checkId: 'purpose', status: 'fail' },
            { checkId: 'support', status: 'fail' },
            { checkId: 'typed', status: 'not-applicable' },
          ],
        },
      ],
    });
    const failing = await invoke(
      'get-scorecard-result',
      { entityRef: 'flights', status: ['fail'] },
      'grace',
    );
    expect(failing).toMatchObject({
      scorecards: [
        {
          checks: [
            { checkId: 'purpose' },
            { checkId: 'support' },
            { checkId: 'secret', phase: 'draft' },
          ],
        },
      ],
    });
  });

  it('explain a check', async () => {
    const { invoke, auditor } = await start();
    const explained = await invoke('explain-check', {
      entityRef: 'flights',
      ...purpose,
    });
    expect(explained).toMatchObject({
      status: 'fail',
      why: expect.any(String),
      remedy: expect.any(String),
      evidence: [],
      findings: 0,
    });
    expect(auditor.createEvent).toHaveBeenLastCalledWith({
      eventId: 'check-explain',
      severityLevel: 'low',
      meta: {
        action: 'explain-check',
        caller: 'user:default/olivia',
        product: FLIGHTS,
        ...purpose,
      },
    });
  });

  it('ask for an exemption in the name of the owner', async () => {
    const { invoke, client } = await start();
    const { id, state } = await invoke('request-exemption', wish());
    expect(state).toBe('pending');
    await expect(client('grace').getExemption(String(id))).resolves.toEqual(
      expect.objectContaining({
        product: FLIGHTS,
        checkId: 'purpose',
        requestedBy: 'user:default/olivia',
      }),
    );
  });

  it.each<[string, Persona, JsonObject, string]>([
    ['somebody who owns nothing', 'chen', {}, 'NotAllowedError'],
    ['a service', 'service', {}, 'NotAllowedError'],
    ['the owner, of no check', 'olivia', { checkId: 'nope' }, 'InputError'],
    ['the owner, too briefly', 'olivia', { reason: 'so' }, 'InputError'],
  ])('refuse an exemption to %s', async (_, persona, overrides, name) => {
    const { invoke } = await start();
    await expect(
      invoke('request-exemption', { ...wish(), ...overrides }, persona),
    ).rejects.toMatchObject({ name });
  });

  it('show nothing of what the caller may not see', async () => {
    const { invoke } = await start({ hidden: { chen: [FLIGHTS] } });
    for (const name of ['get-scorecard-result', 'explain-check']) {
      await expect(
        invoke(name, { entityRef: 'flights', ...purpose }, 'chen'),
      ).rejects.toMatchObject({ name: 'NotFoundError' });
    }
  });

  it('do nothing without the permission', async () => {
    const { invoke } = await start({
      denied: {
        olivia: [
          'data-governance.scorecard.read',
          'data-governance.exemption.create',
        ],
      },
    });
    await expect(
      invoke('get-scorecard-result', { entityRef: 'flights' }),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
    await expect(invoke('request-exemption', wish())).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
  });
});
