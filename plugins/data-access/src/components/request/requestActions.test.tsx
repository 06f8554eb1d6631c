import {
  AccessRequest,
  AllowedActions,
} from '@meshport/backstage-plugin-data-access-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeDataAccessApi } from '../../__testUtils__/FakeDataAccessApi';
import {
  CHEN,
  makeDetails,
  makeGranted,
  makeOffer,
  makeRequest,
  makeResponseError,
  OLIVIA,
} from '../../__testUtils__/fixtures';
import { renderAccess } from '../../__testUtils__/renderAccess';

const amara = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'amara' },
  spec: {},
  relations: [{ type: 'memberOf', targetRef: 'group:default/safety' }],
};
const PATH = '/requests/request-1';

function open(
  request: AccessRequest,
  allowed: Partial<AllowedActions>,
  options: { viewer?: string; path?: string; offer?: object } = {},
) {
  const api = new FakeDataAccessApi().add(makeDetails(request, { allowed }));
  api.offer = makeOffer(options.offer);
  renderAccess(api, options.path ?? PATH, options.viewer ?? OLIVIA, [amara]);
  return api;
}

async function press(name: string) {
  await userEvent.click(await screen.findByRole('button', { name }));
  return within(await screen.findByRole('dialog'));
}

const confirm = async (name: string) => {
  const dialog = within(screen.getByRole('dialog'));
  await userEvent.click(dialog.getByRole('button', { name }));
};

describe('actions on the request page', () => {
  it('approves exactly what is shown', async () => {
    const api = open(
      makeRequest({
        holder: 'group:default/safety',
        filter: { columns: ['origin'] },
      }),
      { decide: true },
    );
    const dialog = await press('Approve');
    expect(dialog.getByText('1 column: origin')).toBeInTheDocument();
    expect(dialog.getByText('safety')).toBeInTheDocument();
    await confirm('Approve');
    await waitFor(() =>
      expect(api.changes).toEqual([
        {
          method: 'decide',
          id: 'request-1',
          body: { verdict: 'approve', revision: 1 },
        },
      ]),
    );
  });

  it('approves less: shorter, fewer columns, fewer rows', async () => {
    const api = open(
      makeRequest({
        filter: {
          columns: ['origin', 'destination'],
          rows: [{ column: 'state', values: ['CA', 'NY'] }],
        },
      }),
      { decide: true },
      {
        offer: {
          columnsMayBeChosen: true,
          columns: [
            { name: 'origin' },
            { name: 'destination' },
            { name: 'delay' },
          ],
          rowFilters: [{ column: 'state' }],
        },
      },
    );
    const dialog = await press('Approve');
    await userEvent.click(dialog.getByLabelText('Give less than asked for'));
    expect(
      await dialog.findByLabelText('Column destination'),
    ).toBeInTheDocument();
    // What was not asked for cannot be given.
    expect(dialog.queryByLabelText('Column delay')).not.toBeInTheDocument();

    await userEvent.click(dialog.getByLabelText('Column destination'));
    await userEvent.click(dialog.getByLabelText('Column origin'));
    await confirm('Approve');
    expect(dialog.getByText('Leave at least one column')).toBeInTheDocument();
    await userEvent.click(dialog.getByLabelText('Column origin'));
    await userEvent.click(dialog.getByLabelText(/^For how long/));
    await userEvent.click(
      await screen.findByRole('option', { name: '7 days' }),
    );
    await userEvent.type(
      dialog.getByLabelText(/^Only rows with state/),
      '{Backspace}',
    );
    await confirm('Approve');
    await waitFor(() =>
      expect(api.changes.map(change => change.body)).toEqual([
        {
          verdict: 'approve',
          revision: 1,
          duration: 'P7D',
          filter: {
            columns: ['origin'],
            rows: [{ column: 'state', values: ['CA'] }],
          },
        },
      ]),
    );
  });

  it('asks and answers in words, never without', async () => {
    const api = open(makeRequest(), { decide: true });
    await press('Ask a question');
    await confirm('Ask a question');
    expect(screen.getByText('Write your question')).toBeInTheDocument();
    await userEvent.type(
      screen.getByLabelText(/^Your question/),
      'For which report?{Enter}',
    );
    await waitFor(() =>
      expect(api.changes).toEqual([
        {
          method: 'ask',
          id: 'request-1',
          body: { text: 'For which report?', revision: 1 },
        },
      ]),
    );
  });

  it('opens the answer from a link, with the question', async () => {
    const question = { by: OLIVIA, at: '2026-11-21T10:00:00Z', text: 'Why?' };
    const api = open(
      makeRequest({ question }),
      { answer: true },
      { viewer: CHEN, path: `${PATH}#answer` },
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/“Why\?”/)).toBeInTheDocument();
    await userEvent.type(
      dialog.getByLabelText(/^Your answer/),
      'For safety{Enter}',
    );
    await waitFor(() =>
      expect(api.changes).toMatchObject([
        { method: 'answer', body: { text: 'For safety' } },
      ]),
    );
  });

  it('keeps what was typed when somebody else was faster', async () => {
    const api = open(makeRequest(), { decide: true });
    const dialog = await press('Deny');
    await userEvent.type(dialog.getByLabelText(/^Comment/), 'Not for this');
    jest
      .spyOn(api, 'decide')
      .mockRejectedValueOnce(
        await makeResponseError(409, 'ConflictError', 'changed'),
      );
    api.add(makeDetails(makeRequest({ state: 'cancelled', revision: 2 })));
    await confirm('Deny');
    await userEvent.click(
      await dialog.findByRole('button', { name: 'Reload' }),
    );
    expect(
      await dialog.findByText(/You can no longer do this/),
    ).toBeInTheDocument();
    expect(dialog.getByLabelText(/^Comment/)).toHaveValue('Not for this');
    expect(dialog.getByRole('button', { name: 'Deny' })).toBeDisabled();
  });

  it('renews under the terms of today, and shows the new request', async () => {
    const hash = 'b'.repeat(64);
    const api = open(
      makeGranted(),
      { renew: true },
      {
        viewer: CHEN,
        path: `${PATH}#renew`,
        offer: { terms: { text: 'New terms', hash } },
      },
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText('New terms')).toBeInTheDocument();
    await confirm('Renew');
    expect(
      dialog.getByText('Accept the terms to renew the right'),
    ).toBeInTheDocument();
    await userEvent.click(dialog.getByLabelText(/^I accept these terms/));
    await confirm('Renew');
    expect(
      await screen.findByText('Renewal of access to flights / flights 1.0.0'),
    ).toBeInTheDocument();
    expect(api.changes).toMatchObject([
      {
        method: 'renew',
        id: 'request-1',
        body: {
          duration: 'P30D',
          purpose: 'Safety analysis',
          acceptedTerms: hash,
        },
      },
    ]);
  });

  it('hands over to another member of the team only', async () => {
    const api = open(
      { ...makeGranted(), holder: 'group:default/safety' },
      { handOver: true },
      { viewer: CHEN },
    );
    const dialog = await press('Hand over');
    await confirm('Hand over');
    expect(
      dialog.getByText('Choose who is to answer for the right'),
    ).toBeInTheDocument();
    await userEvent.click(await dialog.findByLabelText(/^To whom/));
    const people = await screen.findAllByRole('option');
    expect(people.map(person => person.textContent)).toEqual(['amara']);
    await userEvent.click(people[0]);
    await confirm('Hand over');
    await waitFor(() =>
      expect(api.changes).toEqual([
        {
          method: 'handOver',
          id: 'request-1',
          body: { to: 'user:default/amara', revision: 7 },
        },
      ]),
    );
  });

  it('erases texts only with a reason, and says that it is for good', async () => {
    const api = open(makeRequest({ state: 'denied' }), { erase: true });
    const dialog = await press('Erase texts');
    expect(dialog.getByText(/cannot be brought back/)).toBeInTheDocument();
    await confirm('Erase texts');
    expect(api.changes).toEqual([]);
    await userEvent.type(
      dialog.getByLabelText(/^Why they are erased/),
      'Asked to{Enter}',
    );
    await waitFor(() =>
      expect(api.changes).toEqual([
        { method: 'erase', id: 'request-1', body: { reason: 'Asked to' } },
      ]),
    );
    expect(await screen.findByText('Erased')).toBeInTheDocument();
  });

  it('offers a copy to the requester alone', async () => {
    open(makeRequest(), {}, { viewer: CHEN });
    expect(
      await screen.findByRole('button', { name: 'Copy as a new request' }),
    ).toHaveAttribute(
      'href',
      expect.stringContaining('purpose=Safety+analysis&duration=P30D'),
    );
  });
});
