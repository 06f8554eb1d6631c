import { AccessGrant } from '@meshport/backstage-plugin-data-access-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DateTime } from 'luxon';
import { FakeDataAccessApi } from '../../../__testUtils__/FakeDataAccessApi';
import {
  CHEN,
  makeDetails,
  makeGranted,
  makeRequest,
  makeResponseError,
} from '../../../__testUtils__/fixtures';
import { renderAccess } from '../../../__testUtils__/renderAccess';

/** Shows what Chen has; ids and purposes are the same. */
function withMine(...requests: ReturnType<typeof makeRequest>[]) {
  const api = new FakeDataAccessApi();
  requests.forEach(request => api.add(makeDetails(request)));
  api.mine = requests.map(({ id }) => id);
  return api;
}

function right(id: string, changes: Partial<AccessGrant> = {}) {
  return { ...makeGranted(changes), id, purpose: id };
}

async function rowOf(purpose: string) {
  return within((await screen.findByText(purpose)).closest('tr')!);
}

const inDays = (days: number) => DateTime.now().plus({ days }).toISO()!;

describe('my access', () => {
  it('is empty with a hint for a newcomer', async () => {
    renderAccess(new FakeDataAccessApi(), '/my-access');
    expect(
      await screen.findByText('You have no rights to read data'),
    ).toBeInTheDocument();
    expect(screen.queryByText('What you have asked for')).toBeNull();
  });

  it('offers to connect, renew and give back what is active', async () => {
    const api = withMine(right('active'));
    renderAccess(api, '/my-access');
    const row = await rowOf('active');
    expect(
      row.getByRole('button', { name: 'How to connect to flights 1.0.0' }),
    ).toHaveAttribute('href', '/data-access/requests/active#connect');
    expect(
      row.getByRole('button', { name: 'Renew flights 1.0.0' }),
    ).toBeInTheDocument();

    await userEvent.click(row.getByRole('button', { name: /^Give back/ }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Give back' }),
    );
    await screen.findByText(/Return started/);
    expect(api.changes).toMatchObject([{ method: 'giveBack', id: 'active' }]);
  });

  it('warns of what ends soon, and puts it first', async () => {
    const warning = {
      reason: 'policy' as const,
      message: 'The policy has changed',
      since: inDays(-1),
      endsAt: inDays(5),
    };
    const api = withMine(
      right('later', { expiresAt: inDays(80) }),
      right('warned', { expiresAt: inDays(60), warning }),
      right('soon', { expiresAt: inDays(2) }),
    );
    renderAccess(api, '/my-access');
    expect(
      await screen.findByText(/2 rights end within 14 days/),
    ).toBeInTheDocument();
    const table = screen.getByRole('region', { name: 'Rights' });
    const purposes = within(table).getAllByText(/^(later|warned|soon)$/);
    expect(purposes.map(cell => cell.textContent)).toEqual([
      'soon',
      'warned',
      'later',
    ]);
    const row = await rowOf('warned');
    expect(row.getByText('The policy has changed')).toBeInTheDocument();
    expect(row.getByText('Ends soon')).toBeInTheDocument();
    expect((await rowOf('later')).queryByText('Ends soon')).toBeNull();
  });

  it('links to a renewal that waits instead of offering another', async () => {
    const renewal = makeRequest({ id: 'next', purpose: 'N', renews: 'active' });
    renderAccess(withMine(right('active'), renewal), '/my-access');
    const row = await rowOf('active');
    expect(
      await row.findByRole('link', { name: 'Renewal is waiting' }),
    ).toHaveAttribute('href', '/data-access/requests/next');
    expect(row.queryByRole('button', { name: /Renew/ })).toBeNull();
  });

  it('tells rights of teams and products from my own', async () => {
    const team = 'group:default/safety';
    const mine = right('own');
    const ofTeam = { ...right('shared', { holder: team }), holder: team };
    const api = withMine(mine, ofTeam);
    renderAccess(api, '/my-access');
    expect((await rowOf('own')).getByText('You')).toBeInTheDocument();
    expect((await rowOf('shared')).getByText('safety')).toBeInTheDocument();

    await userEvent.click(screen.getByLabelText('For whom'));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Only team safety' }),
    );
    await screen.findByText('shared');
    expect(screen.queryByText('own')).not.toBeInTheDocument();
  });

  it('lets me withdraw what I asked for, and answer about it', async () => {
    const question = {
      by: 'user:default/olivia',
      at: inDays(-1),
      text: 'Why?',
    };
    const api = withMine(
      makeRequest({ id: 'asked', purpose: 'asked', question }),
      makeRequest({
        id: 'other',
        purpose: 'other',
        requester: 'user:default/amara',
        holder: 'group:default/safety',
      }),
    );
    renderAccess(api, '/my-access', CHEN);
    expect((await rowOf('other')).queryByRole('button')).toBeNull();
    const row = await rowOf('asked');
    expect(
      row.getByRole('button', { name: 'Answer the question' }),
    ).toBeInTheDocument();
    await userEvent.click(row.getByRole('button', { name: 'Cancel request' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Cancel request' }),
    );
    await screen.findByText(/Cancelled:/);
    expect(api.changes).toMatchObject([{ method: 'cancel', id: 'asked' }]);
  });

  it('shows what is over when asked, and remembers it in the address', async () => {
    const api = withMine(
      right('ended', { state: 'expired', endedAt: inDays(-1) }),
      makeRequest({ id: 'refused', purpose: 'refused', state: 'denied' }),
      right('active'),
    );
    renderAccess(api, '/my-access?earlier=shown');
    const earlier = within(
      await screen.findByRole('region', { name: 'Earlier requests' }),
    );
    expect(await earlier.findByText('ended')).toBeInTheDocument();
    expect(earlier.getByText('refused')).toBeInTheDocument();
    expect(earlier.queryByText('active')).not.toBeInTheDocument();
    await userEvent.click(
      earlier.getByRole('button', { name: 'Hide what is over' }),
    );
    expect(earlier.queryByText('ended')).not.toBeInTheDocument();
  });

  it('keeps the list when it cannot be refreshed, and says so', async () => {
    const api = withMine(makeRequest({ purpose: 'asked' }));
    renderAccess(api, '/my-access');
    await userEvent.click(
      (await rowOf('asked')).getByRole('button', { name: 'Cancel request' }),
    );
    const dialog = await screen.findByRole('dialog');
    const down = await makeResponseError(503, 'Down', 'Backend down');
    const original = api.listRequests.bind(api);
    jest
      .spyOn(api, 'listRequests')
      .mockImplementation(async query =>
        query.scope === 'mine' ? Promise.reject(down) : original(query),
      );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Cancel request' }),
    );
    expect(
      await screen.findAllByText('This page may be out of date: Backend down'),
    ).not.toHaveLength(0);
    expect(screen.getByText('asked')).toBeInTheDocument();
  });
});
