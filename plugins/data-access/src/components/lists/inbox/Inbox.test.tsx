import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeDataAccessApi } from '../../../__testUtils__/FakeDataAccessApi';
import {
  makeDetails,
  makeRequest,
  makeResponseError,
  OLIVIA,
} from '../../../__testUtils__/fixtures';
import { renderAccess } from '../../../__testUtils__/renderAccess';

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

describe('decision about one request of the inbox', () => {
  it('approves after showing exactly what is granted', async () => {
    const api = withInbox();
    renderAccess(api, '/inbox', OLIVIA);
    const dialog = await openDialog('Approve chen’s request');
    expect(
      await within(dialog).findByText(/30 days, until about/),
    ).toBeVisible();

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
    const dialog = await openDialog('Deny chen’s request');
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
    const dialog = await openDialog('Deny chen’s request');
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
    const dialog = await openDialog('Approve chen’s request');
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
    const dialog = await openDialog('Deny chen’s request');
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
    const dialog = await openDialog('Approve chen’s request');
    api.failNext(await makeResponseError(403, 'NotAllowedError', 'Not yours'));
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Approve' }),
    );
    expect(
      await within(dialog).findByText('You may not do this: Not yours'),
    ).toBeInTheDocument();
  });
});
