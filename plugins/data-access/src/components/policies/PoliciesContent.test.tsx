import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeDataAccessApi } from '../../__testUtils__/FakeDataAccessApi';
import { CHEN, makeResponseError } from '../../__testUtils__/fixtures';
import { makePolicy, makeReplay } from '../../__testUtils__/governedFixtures';
import { renderAccess } from '../../__testUtils__/renderAccess';

function withPolicy(changes: Parameters<typeof makePolicy>[0] = {}) {
  const api = new FakeDataAccessApi();
  api.policies = [makePolicy(changes)];
  return api;
}

describe('access policies', () => {
  it('shows the rules in force, and what is wrong with them', async () => {
    renderAccess(
      withPolicy({ problems: ['rules[0].when: unknown variable prt'] }),
      '/policies',
    );
    expect(
      await screen.findByText('Access in the whole mesh'),
    ).toBeInTheDocument();
    expect(screen.getByText('In force')).toBeInTheDocument();
    expect(screen.getByText('The whole mesh')).toBeInTheDocument();
    const row = within(
      screen.getByText('Public data needs no decision').closest('tr')!,
    );
    expect(row.getByText('Approves')).toBeInTheDocument();
    expect(
      row.getByText('port.classification == "public"'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('rules[0].when: unknown variable prt'),
    ).toBeInTheDocument();
  });

  it('says when there are none', async () => {
    renderAccess(new FakeDataAccessApi(), '/policies');
    expect(
      await screen.findByText('There are no access policies'),
    ).toBeInTheDocument();
  });

  it('names the permission that is missing', async () => {
    const api = new FakeDataAccessApi();
    jest
      .spyOn(api, 'listPolicies')
      .mockRejectedValue(await makeResponseError(403, 'NotAllowedError', 'no'));
    renderAccess(api, '/policies');
    expect(
      await screen.findByText(/The permission data-access.policy.read is/),
    ).toBeInTheDocument();
  });
});

describe('what if', () => {
  beforeEach(() => window.sessionStorage.clear());

  async function run(api: FakeDataAccessApi) {
    renderAccess(api, '/policies?view=what-if');
    await userEvent.click(await screen.findByRole('button', { name: 'Run' }));
  }

  it('shows which past requests would have been answered otherwise', async () => {
    const api = withPolicy();
    api.replays.items = [
      makeReplay(),
      makeReplay({ requestId: 'same', before: 'approve', purpose: 'Same' }),
      makeReplay({
        requestId: 'refused',
        before: undefined,
        state: 'denied',
        purpose: 'Refused by people',
      }),
    ];
    await run(api);
    expect(
      await screen.findByText(
        '1 request that people denied would be approved at once.',
      ),
    ).toBeInTheDocument();
    const row = within(screen.getByText('Refused by people').closest('tr')!);
    expect(row.getByText('became denied')).toBeInTheDocument();
    expect(row.getByText('Approved at once')).toBeInTheDocument();
    expect(row.getByText('Decided by people')).toBeInTheDocument();
    expect(screen.queryByText('Same')).not.toBeInTheDocument();
    const [{ method, body }] = api.changes;
    expect(method).toBe('replayPolicy');
    expect(body).toMatchObject({
      definitions: expect.stringContaining('kind: AccessPolicy'),
      limit: 1000,
    });
  });

  it('starts from the policy as its file has it', async () => {
    renderAccess(withPolicy(), '/policies?view=what-if', CHEN, [
      {
        apiVersion: 'meshport.dev/v1alpha1',
        kind: 'AccessPolicy',
        metadata: { name: 'mesh-access', uid: 'of-the-catalog' },
        spec: { owner: 'group:default/data-governance', rules: [] },
      },
    ]);
    const text = await screen.findByLabelText('Policies (YAML)');
    expect(text).toHaveTextContent(/name: mesh-access/);
    expect(text).not.toHaveTextContent(/of-the-catalog/);
  });

  it('says that an answer is of an older text', async () => {
    const api = withPolicy();
    await run(api);
    expect(
      await screen.findByText(/There was no request in that time/),
    ).toBeInTheDocument();
    await userEvent.type(screen.getByLabelText('Policies (YAML)'), ' ');
    expect(
      screen.getByText(/The text was changed since. Run it again/),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Start over' }));
    expect(screen.queryByText(/The text was changed/)).not.toBeInTheDocument();
  });

  it('tells what the backend could not read', async () => {
    const api = withPolicy();
    const refused = makeResponseError(
      400,
      'InputError',
      'definitions: no entity',
    );
    jest.spyOn(api, 'replayPolicy').mockRejectedValue(await refused);
    await run(api);
    expect(
      await screen.findByText('This did not work: definitions: no entity'),
    ).toBeInTheDocument();
  });
});
