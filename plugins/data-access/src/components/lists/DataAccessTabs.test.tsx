import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeDataAccessApi } from '../../__testUtils__/FakeDataAccessApi';
import {
  CHEN,
  makeDetails,
  makeGranted,
  makeRequest,
  makeResponseError,
  OLIVIA,
} from '../../__testUtils__/fixtures';
import { renderAccess } from '../../__testUtils__/renderAccess';

function withInbox() {
  const api = new FakeDataAccessApi();
  api.add(makeDetails(makeRequest(), { allowed: { decide: true } }));
  api.inbox = ['request-1'];
  return api;
}

async function openDialog(name: string) {
  await userEvent.click(await screen.findByRole('button', { name }));
  return screen.findByRole('dialog');
}

describe('inbox', () => {
  it('shows what a decision needs and counts in the tab', async () => {
    renderAccess(withInbox(), '/inbox', OLIVIA);
    expect(await screen.findByText('Inbox (1)')).toBeInTheDocument();
    const row = (await screen.findByText('Safety analysis')).closest('tr')!;
    expect(await within(row).findByText('Internal')).toBeInTheDocument();
    expect(within(row).getByText('30 days')).toBeInTheDocument();
    expect(within(row).getByText('flights 1.0.0')).toHaveAttribute(
      'href',
      '/data-access/requests/request-1',
    );
  });

  it('approves after showing exactly what is granted', async () => {
    const api = withInbox();
    renderAccess(api, '/inbox', OLIVIA);
    const dialog = await openDialog('Approve');
    expect(await within(dialog).findByText('chen_role')).toBeInTheDocument();
    expect(within(dialog).getByText(/30 days, until about/)).toBeVisible();

    const comment = within(dialog).getByLabelText(/^Comment/);
    await waitFor(() => expect(comment).toHaveFocus());
    await userEvent.type(comment, 'Welcome{Enter}');

    expect(await screen.findByText(/Approved:/)).toBeInTheDocument();
    await screen.findByText('Nothing waits for your decision');
    expect(api.changes).toEqual([
      {
        method: 'decide',
        id: 'request-1',
        body: { verdict: 'approve', comment: 'Welcome', revision: 1 },
      },
    ]);
  });

  it('wants a comment before it denies', async () => {
    const api = withInbox();
    renderAccess(api, '/inbox', OLIVIA);
    const dialog = await openDialog('Deny');
    const deny = within(dialog).getByRole('button', { name: 'Deny' });
    await userEvent.click(deny);
    expect(
      within(dialog).getByText('Say why; the others read it'),
    ).toBeInTheDocument();
    expect(api.changes).toEqual([]);

    await userEvent.type(
      within(dialog).getByLabelText(/^Comment/),
      'Not for this',
    );
    await userEvent.click(deny);
    await screen.findByText('Nothing waits for your decision');
    expect(api.changes[0].body).toEqual({
      verdict: 'deny',
      comment: 'Not for this',
      revision: 1,
    });
  });

  it('keeps the comment when somebody was faster, and decides anew', async () => {
    const api = withInbox();
    renderAccess(api, '/inbox', OLIVIA);
    const dialog = await openDialog('Deny');
    await userEvent.type(within(dialog).getByLabelText(/^Comment/), 'No');
    api.failNext(await makeResponseError(409, 'ConflictError', 'changed'));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Deny' }));
    expect(
      await within(dialog).findByText(/Somebody changed it meanwhile/),
    ).toBeInTheDocument();

    api.add(
      makeDetails(makeRequest({ revision: 5 }), { allowed: { decide: true } }),
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Reload' }),
    );
    await waitFor(() =>
      expect(
        within(dialog).queryByText(/Somebody changed/),
      ).not.toBeInTheDocument(),
    );
    expect(within(dialog).getByLabelText(/^Comment/)).toHaveValue('No');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Deny' }));
    await screen.findByText('Nothing waits for your decision');
    expect(api.changes[1].body).toMatchObject({ comment: 'No', revision: 5 });
  });

  it('says when there is nothing left to decide', async () => {
    const api = withInbox();
    renderAccess(api, '/inbox', OLIVIA);
    const dialog = await openDialog('Approve');
    api.failNext(await makeResponseError(409, 'ConflictError', 'changed'));
    const approve = within(dialog).getByRole('button', { name: 'Approve' });
    await userEvent.click(approve);
    api.add(makeDetails(makeRequest({ state: 'cancelled', revision: 2 })));
    await userEvent.click(
      await within(dialog).findByRole('button', { name: 'Reload' }),
    );
    expect(
      await within(dialog).findByText(/You can no longer do this/),
    ).toBeInTheDocument();
    expect(approve).toBeDisabled();
  });

  it('keeps the comment while somebody signs in again elsewhere', async () => {
    const api = withInbox();
    renderAccess(api, '/inbox', OLIVIA);
    const dialog = await openDialog('Deny');
    await userEvent.type(within(dialog).getByLabelText(/^Comment/), 'No');
    api.failNext(await makeResponseError(401, 'AuthenticationError', 'old'));
    const deny = within(dialog).getByRole('button', { name: 'Deny' });
    await userEvent.click(deny);
    expect(
      await within(dialog).findByRole('link', { name: 'Sign in again' }),
    ).toHaveAttribute('target', '_blank');
    await userEvent.click(deny);
    await screen.findByText('Nothing waits for your decision');
    expect(api.changes[1].body).toMatchObject({ comment: 'No' });
  });

  it('shows in the dialog that the backend refused', async () => {
    const api = withInbox();
    renderAccess(api, '/inbox', OLIVIA);
    const dialog = await openDialog('Approve');
    api.failNext(await makeResponseError(403, 'NotAllowedError', 'Not yours'));
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Approve' }),
    );
    expect(
      await within(dialog).findByText('You may not do this: Not yours'),
    ).toBeInTheDocument();
  });
});

describe('my access', () => {
  it('is empty with a hint for a newcomer', async () => {
    renderAccess(new FakeDataAccessApi(), '');
    expect(
      await screen.findByText('You have not asked for any data yet'),
    ).toBeInTheDocument();
  });

  it('offers what fits each state', async () => {
    const api = new FakeDataAccessApi();
    const active = makeGranted({ state: 'active' });
    api.add(makeDetails({ ...active, id: 'active', purpose: 'Is active' }));
    api.add(makeDetails(makeRequest({ id: 'waiting', purpose: 'Is waiting' })));
    const ended = makeGranted({ state: 'expired' });
    api.add(makeDetails({ ...ended, id: 'ended', purpose: 'Is over' }));
    api.mine = ['active', 'waiting', 'ended'];
    renderAccess(api, '');

    const rowOf = (purpose: string) =>
      within(screen.getByText(purpose).closest('tr')!);
    await screen.findByText('Is active');
    expect(
      rowOf('Is active').getByRole('button', { name: 'How to connect' }),
    ).toHaveAttribute('href', '/data-access/requests/active#connect');
    expect(
      rowOf('Is waiting').getByRole('button', { name: 'Cancel request' }),
    ).toBeInTheDocument();
    expect(rowOf('Is over').queryByRole('button')).not.toBeInTheDocument();

    await userEvent.click(
      rowOf('Is active').getByRole('button', { name: 'Give back' }),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Give back' }),
    );
    await screen.findByText(/Return started/);
    expect(api.changes).toMatchObject([{ method: 'giveBack', id: 'active' }]);
  });

  it('keeps the list when it cannot be refreshed, and says so', async () => {
    const api = new FakeDataAccessApi();
    api.add(makeDetails(makeRequest()));
    api.mine = ['request-1'];
    renderAccess(api, '');
    const dialog = await openDialog('Cancel request');
    const cancel = within(dialog).getByRole('button', {
      name: 'Cancel request',
    });
    const original = api.listRequests.bind(api);
    jest
      .spyOn(api, 'listRequests')
      .mockImplementation(async query =>
        query.scope === 'mine'
          ? Promise.reject(await makeResponseError(503, 'Down', 'Backend down'))
          : original(query),
      );
    await userEvent.click(cancel);
    expect(
      await screen.findByText('This list may be out of date: Backend down'),
    ).toBeInTheDocument();
    expect(screen.getByText('Safety analysis')).toBeInTheDocument();
  });
});

describe('all requests', () => {
  const many = (count: number) => {
    const api = new FakeDataAccessApi();
    for (let index = 0; index < count; index++) {
      const id = `request-${index}`;
      api.add(makeDetails(makeRequest({ id, purpose: `Purpose ${index}` })));
    }
    return api;
  };

  it('filters by the state in the address', async () => {
    const api = many(1);
    api.add(
      makeDetails(
        makeRequest({ id: 'no', state: 'denied', purpose: 'Was denied' }),
      ),
    );
    renderAccess(api, '/all?state=denied', CHEN);
    expect(await screen.findByText('Was denied')).toBeInTheDocument();
    expect(screen.queryByText('Purpose 0')).not.toBeInTheDocument();

    await userEvent.click(screen.getByLabelText('State'));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Any state' }),
    );
    expect(await screen.findByText('Purpose 0')).toBeInTheDocument();
  });

  it('loads more where the list goes on', async () => {
    renderAccess(many(60), '/all');
    expect(await screen.findByText('Purpose 49')).toBeInTheDocument();
    expect(screen.queryByText('Purpose 50')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Load more' }));
    expect(await screen.findByText('Purpose 59')).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Load more' }),
    ).not.toBeInTheDocument();
  });

  it('explains a missing permission', async () => {
    const api = new FakeDataAccessApi();
    jest
      .spyOn(api, 'listRequests')
      .mockRejectedValue(await makeResponseError(403, 'NotAllowedError', 'no'));
    renderAccess(api, '/all');
    expect(
      await screen.findByText('You may not see the list of all requests'),
    ).toBeInTheDocument();
  });
});
