import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
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

/** Like requests of a, b and c, and one of d that differs. */
function withInbox(...more: AccessRequest[]) {
  const api = new FakeDataAccessApi();
  const requests = [
    ...['a', 'b', 'c'].map(by),
    { ...by('d'), purpose: 'Marketing' },
    ...more,
  ];
  requests.forEach(request => api.add(makeDetails(request)));
  api.inbox = requests.map(({ id }) => id);
  return api;
}

function by(name: string): AccessRequest {
  const requester = `user:default/${name}`;
  return makeRequest({ id: name, requester, holder: requester });
}

const rowOf = (name: string) =>
  screen
    .getByRole('checkbox', { name: `Choose ${name}’s request` })
    .closest('tr')!;

const isCurrent = (name: string) => rowOf(name).hasAttribute('aria-current');

async function open(api: FakeDataAccessApi, path = '/inbox') {
  renderAccess(api, path, OLIVIA);
  await screen.findByRole('heading', { name: /your decision/ });
}

/** The names of those decided about in the last call. */
function decided(api: FakeDataAccessApi) {
  const { body } = api.changes[api.changes.length - 1];
  return (body as { decisions: { id: string }[] }).decisions.map(
    ({ id }) => id,
  );
}

describe('inbox', () => {
  it('says what like requests have in common and why one differs', async () => {
    await open(withInbox());
    const group = within(
      screen.getByRole('region', { name: 'Requests for flights 1.0.0' }),
    );
    expect(
      group.getByText(/3 alike: “Safety analysis”, all columns and rows/),
    ).toBeInTheDocument();
    expect(await group.findByText('Internal')).toBeInTheDocument();
    const odd = within(rowOf('d'));
    expect(odd.getByText('Differs')).toBeInTheDocument();
    expect(odd.getByText('for the purpose “Marketing”')).toBeInTheDocument();
    expect(
      odd.getByText(/the others for the purpose “Safety analysis”/),
    ).toBeInTheDocument();
    expect(screen.getAllByText('Differs')).toHaveLength(1);
    expect(
      screen.getByRole('button', { name: 'Open d’s request' }),
    ).toHaveAttribute('href', '/data-access/requests/d');
  });

  it('decides about all like ones by mouse, without the odd one', async () => {
    const api = withInbox();
    await open(api);
    await userEvent.click(
      screen.getByLabelText('Choose the 3 like requests for flights 1.0.0'),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Approve 3' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.queryByText('Differs')).not.toBeInTheDocument();
    await userEvent.click(
      dialog.getByRole('button', { name: 'Approve 3 requests' }),
    );
    expect(await screen.findByText('3 decided')).toBeInTheDocument();
    expect(screen.getAllByText('Approved')).toHaveLength(3);
    expect(api.changes).toHaveLength(1);
    expect(api.changes[0].body).toEqual({
      decisions: ['a', 'b', 'c'].map(id => ({
        id,
        revision: 1,
        verdict: 'approve',
      })),
    });
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(
      await screen.findByText('1 request waits for your decision'),
    ).toBeInTheDocument();
  });

  it('shows what became of each, and leaves chosen what failed', async () => {
    const api = withInbox();
    api.refusals.set('b', 'The request has changed');
    await open(api);
    for (const name of ['a', 'b', 'd']) {
      await userEvent.click(within(rowOf(name)).getByRole('checkbox'));
    }
    await userEvent.click(screen.getByRole('button', { name: 'Deny 3' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/1 of them differs/)).toBeInTheDocument();
    const deny = dialog.getByRole('button', { name: 'Deny 3 requests' });
    await userEvent.click(deny);
    expect(dialog.getByText('Say why; the others read it')).toBeInTheDocument();
    expect(api.changes).toEqual([]);
    await userEvent.type(dialog.getByLabelText(/^Comment/), 'Not now');
    await userEvent.click(deny);

    expect(await screen.findByText('2 decided, 1 not')).toBeInTheDocument();
    expect(screen.getByText('The request has changed')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(await screen.findByText('1 chosen')).toBeInTheDocument();
    expect(within(rowOf('b')).getByRole('checkbox')).toBeChecked();
  });

  it('keeps the comment when nothing could be sent', async () => {
    const api = withInbox();
    await open(api);
    await userEvent.click(within(rowOf('a')).getByRole('checkbox'));
    await userEvent.click(screen.getByRole('button', { name: 'Deny 1' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText(/^Comment/), 'No');
    api.failNext(await makeResponseError(403, 'NotAllowedError', 'Not yours'));
    await userEvent.click(
      dialog.getByRole('button', { name: 'Deny 1 request' }),
    );
    expect(
      await dialog.findByText('You may not do this: Not yours'),
    ).toBeInTheDocument();
    expect(dialog.getByLabelText(/^Comment/)).toHaveValue('No');
  });

  it('is gone through and decided by keys alone', async () => {
    const api = withInbox();
    await open(api);
    await userEvent.keyboard('j');
    // The odd one stands first.
    expect(isCurrent('d')).toBe(true);
    expect(rowOf('d')).toHaveFocus();
    await userEvent.keyboard('jj');
    expect(isCurrent('b')).toBe(true);
    await userEvent.keyboard('kx');
    expect(isCurrent('a')).toBe(true);
    await userEvent.keyboard('jx');
    expect(screen.getByText('2 chosen')).toBeInTheDocument();

    await userEvent.keyboard('a');
    const dialog = within(await screen.findByRole('dialog'));
    const comment = dialog.getByLabelText(/^Comment/);
    await waitFor(() => expect(comment).toHaveFocus());
    // Letters are a comment there, not commands.
    await userEvent.keyboard('jxad');
    expect(comment).toHaveValue('jxad');
    await userEvent.click(
      dialog.getByRole('button', { name: 'Approve 2 requests' }),
    );
    await screen.findByText('2 decided');
    expect(decided(api)).toEqual(['a', 'b']);
  });

  it('stays at its place when a request leaves', async () => {
    const api = withInbox();
    await open(api);
    await userEvent.keyboard('jj');
    expect(isCurrent('a')).toBe(true);
    await userEvent.keyboard('d');
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText(/^Comment/), 'No');
    await userEvent.click(dialog.getByRole('button', { name: 'Deny' }));
    await screen.findByText('3 requests wait for your decision');
    await waitFor(() => expect(isCurrent('b')).toBe(true));
    expect(api.changes).toMatchObject([{ method: 'decide', id: 'a' }]);
  });

  it('opens a request by Enter', async () => {
    await open(withInbox());
    await userEvent.keyboard('jj{Enter}');
    expect(
      await screen.findByText(/Access to flights \/ flights 1.0.0/),
    ).toBeInTheDocument();
  });

  it('lists its keys, which can be switched off', async () => {
    await open(withInbox());
    await userEvent.keyboard('?');
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText('Go to the next request')).toBeInTheDocument();
    await userEvent.click(dialog.getByLabelText('Use these keys'));
    await userEvent.click(dialog.getByRole('button', { name: 'Close' }));
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    await userEvent.keyboard('j');
    expect(isCurrent('d')).toBe(false);
    window.localStorage.clear();
  });

  it('narrows to the product in the address', async () => {
    const other = 'dataproduct:default/airports';
    const api = withInbox({ ...by('e'), product: other, port: 'airports' });
    await open(api, `/inbox?product=${encodeURIComponent(other)}`);
    expect(
      screen.getByText('1 request waits for your decision'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByLabelText('Product'));
    await userEvent.click(
      await screen.findByRole('option', { name: 'All products' }),
    );
    expect(
      await screen.findByText('5 requests wait for your decision'),
    ).toBeInTheDocument();
  });

  it('says that there are more, and loads them', async () => {
    const many = Array.from({ length: 60 }, (_, index) => by(`x${index}`));
    await open(withInbox(...many));
    expect(screen.getByText('Inbox (50+)')).toBeInTheDocument();
    expect(
      screen.getByText('More than 50 requests wait for your decision'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Load more' }));
    expect(
      await screen.findByText('64 requests wait for your decision'),
    ).toBeInTheDocument();
  });
});
