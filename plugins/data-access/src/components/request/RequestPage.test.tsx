import {
  AccessRequest,
  AllowedActions,
} from '@meshport/backstage-plugin-data-access-common';
import { screen, within } from '@testing-library/react';
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

const PATH = '/requests/request-1';

function apiWith(
  request: AccessRequest,
  allowed: Partial<AllowedActions> = {},
  more: Partial<Parameters<typeof makeDetails>[1]> = {},
) {
  return new FakeDataAccessApi().add(
    makeDetails(request, { ...more, allowed }),
  );
}

const failure = {
  message: 'connection refused',
  attempts: 3,
};
const absent = {
  state: 'absent' as const,
  checkedAt: '2026-11-21T10:00:00.000Z',
  summary: 'chen_role is not a member',
  details: {},
};

describe('request page', () => {
  it.each<[string, AccessRequest, string, RegExp]>([
    [
      'pending',
      makeRequest(),
      CHEN,
      /^Waiting for flight-operations to decide$/,
    ],
    [
      'denied',
      makeRequest({
        state: 'denied',
        decision: { by: OLIVIA, at: '2026-11-21T10:00:00Z', comment: 'No' },
      }),
      CHEN,
      /^olivia denied this request$/,
    ],
    ['cancelled', makeRequest({ state: 'cancelled' }), CHEN, /was cancelled/],
    [
      'denied by policy',
      makeRequest({
        state: 'denied',
        decision: { by: 'system', at: '2026-11-21T10:00:00Z' },
      }),
      CHEN,
      /^A policy denied this request$/,
    ],
    [
      'a question, for the requester',
      makeRequest({
        question: { by: OLIVIA, at: '2026-11-21T10:00:00Z', text: 'Why?' },
      }),
      CHEN,
      /^Waiting for you to answer olivia$/,
    ],
    [
      'a question, for the others',
      makeRequest({
        question: { by: OLIVIA, at: '2026-11-21T10:00:00Z', text: 'Why?' },
      }),
      OLIVIA,
      /^Waiting for chen to answer olivia$/,
    ],
    [
      'a renewal on its way',
      makeGranted({
        extension: { requestId: 'request-2', until: '2099-12-31T00:00:00Z' },
      }),
      CHEN,
      /^It is being prolonged until Dec 31, 2099/,
    ],
    [
      'ended by policy',
      makeGranted({ state: 'revoked', endReason: 'policy' }),
      CHEN,
      /^The right ended because a policy no longer allows it/,
    ],
    [
      'ended with its port',
      makeGranted({ state: 'revoked', endReason: 'retired' }),
      CHEN,
      /^The right ended because its port was retired/,
    ],
    [
      'ended with its holder',
      makeGranted({
        state: 'revoked',
        endReason: 'departed',
        holder: 'group:default/safety',
      }),
      CHEN,
      /^The right ended because its holder left/,
    ],
    [
      'early end',
      makeGranted({
        warning: {
          reason: 'policy',
          message: 'The product fell below silver.',
          since: '2026-11-21T10:00:00Z',
          endsAt: '2099-01-01T00:00:00Z',
        },
      }),
      CHEN,
      /^The product fell below silver\.$/,
    ],
    ['lapsed', makeRequest({ state: 'lapsed' }), CHEN, /Nobody decided/],
    [
      'granting',
      makeGranted({ state: 'granting', failure }),
      CHEN,
      /connection refused \(3 tries so far\)/,
    ],
    ['active, holder', makeGranted(), CHEN, /^You can read until /],
    ['active, owner', makeGranted(), OLIVIA, /^chen can read until /],
    [
      'revoking',
      makeGranted({ state: 'revoking', endReason: 'revoked' }),
      CHEN,
      /^Taking the right away: waiting for .* warehouse$/,
    ],
    [
      'revoked',
      makeGranted({
        state: 'revoked',
        endReason: 'revoked',
        evidence: absent,
      }),
      CHEN,
      /warehouse confirmed that chen_role can no longer read/,
    ],
    [
      'revoked, but held by another grant',
      makeGranted({
        state: 'revoked',
        endReason: 'revoked',
        evidence: {
          ...absent,
          state: 'present',
          summary: 'another grant needs the same right',
        },
      }),
      OLIVIA,
      /^The right was revoked/,
    ],
    [
      'given back',
      makeGranted({ state: 'revoked', endReason: 'given-back' }),
      CHEN,
      /^You gave the right back/,
    ],
    [
      'expired',
      makeGranted({ state: 'expired', endReason: 'expired' }),
      CHEN,
      /^The right ended by itself/,
    ],
    [
      'grant failed',
      makeGranted({ state: 'grant_failed', failure }),
      CHEN,
      /^The data platform warehouse did not grant the right$/,
    ],
    [
      'revoke failed',
      makeGranted({ state: 'revoke_failed', failure }),
      OLIVIA,
      /chen_role may still be able to read\. connection refused/,
    ],
    [
      'drifted',
      makeGranted({ state: 'drifted' }),
      CHEN,
      /^The data platform warehouse does not hold the right as it was granted$/,
    ],
  ])('says in plain words: %s', async (_, request, viewer, text) => {
    renderAccess(apiWith(request), PATH, viewer);
    expect(await screen.findByText(text)).toBeInTheDocument();
    expect(screen.getByRole('list', { name: /What happened/ })).toBeVisible();
    expect(screen.queryByRole('button', { name: /Approve|Deny/ })).toBeNull();
  });

  it('never says that nobody can read while another grant holds the right', async () => {
    renderAccess(
      apiWith(
        makeGranted({
          state: 'revoked',
          evidence: { ...absent, state: 'present', summary: 'held by another' },
        }),
      ),
      PATH,
    );
    await screen.findAllByText('held by another');
    expect(screen.queryByText(/can no longer read/)).not.toBeInTheDocument();
  });

  it.each<[keyof AllowedActions, AccessRequest, string[]]>([
    ['decide', makeRequest(), ['Approve', 'Ask a question', 'Deny']],
    ['answer', makeRequest(), ['Answer']],
    ['renew', makeGranted(), ['Renew']],
    ['handOver', makeGranted(), ['Hand over']],
    ['erase', makeRequest({ state: 'denied' }), ['Erase texts']],
    ['cancel', makeRequest(), ['Cancel request']],
    ['giveBack', makeGranted(), ['Give back']],
    ['revoke', makeGranted(), ['Revoke']],
    ['retry', makeGranted({ state: 'grant_failed', failure }), ['Retry now']],
  ])('offers only what is allowed: %s', async (allowed, request, names) => {
    renderAccess(apiWith(request, { [allowed]: true }), PATH);
    await screen.findByText('What happened');
    const known =
      /^(Approve|Deny|Ask a question|Answer|Cancel request|Renew|Hand over|Give back|Revoke|Erase texts|Retry now)$/;
    expect(
      screen
        .getAllByRole('button', { name: known })
        .map(button => button.textContent)
        .sort(),
    ).toEqual([...names].sort());
  });

  it('shows the holder how to connect, and what the engine said', async () => {
    renderAccess(
      apiWith(
        makeGranted({
          evidence: {
            state: 'present',
            checkedAt: '2026-11-21T10:00:00Z',
            summary: 'chen_role is a member of the reader role',
            details: { role: 'reader_of_flights' },
          },
        }),
        {},
        {
          connection: {
            properties: [{ label: 'Host', value: 'db.example' }],
            command: 'psql -h db.example',
            statement: 'select * from flights.flights',
          },
        },
      ),
      PATH,
    );
    expect(await screen.findByText('db.example')).toBeInTheDocument();
    expect(await screen.findByText(/psql -h/)).toBeInTheDocument();
    expect(
      screen.getByText('chen_role is a member of the reader role'),
    ).toBeInTheDocument();
    expect(screen.queryByText(/reader_of_flights/)).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Details' }));
    expect(await screen.findByText(/reader_of_flights/)).toBeInTheDocument();
  });

  it('revokes the grant that was shown, with the reason', async () => {
    const api = apiWith(makeGranted(), { revoke: true });
    renderAccess(api, PATH, OLIVIA);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Revoke' }),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(
      within(dialog).getByLabelText(/^Comment/),
      'Purpose is over{Enter}',
    );
    await screen.findByText('What happened');
    expect(api.changes).toMatchObject([
      { method: 'revoke', body: { comment: 'Purpose is over' } },
    ]);
  });

  it('tries an alarm again and shows when that fails', async () => {
    const api = apiWith(makeGranted({ state: 'grant_failed', failure }), {
      retry: true,
    });
    renderAccess(api, PATH, OLIVIA);
    const retry = await screen.findByRole('button', { name: 'Retry now' });
    api.failNext(await makeResponseError(500, 'Error', 'still down'));
    await userEvent.click(retry);
    expect(
      await screen.findByText('This did not work: still down'),
    ).toBeInTheDocument();
  });

  it('follows a grant in motion without a signal', async () => {
    const api = apiWith(makeGranted({ state: 'granting' }));
    renderAccess(api, PATH);
    await screen.findByText(/^Granting: waiting/);
    api.add(makeDetails(makeGranted()));
    expect(
      await screen.findByText(/^You can read until/, undefined, {
        timeout: 4500,
      }),
    ).toBeInTheDocument();
  });

  it('explains a request that does not exist', async () => {
    renderAccess(new FakeDataAccessApi(), '/requests/nothing');
    expect(
      await screen.findByText('Not found: access request nothing'),
    ).toBeInTheDocument();
    expect(screen.getByText(/, or you may not see it\.$/)).toBeInTheDocument();
  });
});
