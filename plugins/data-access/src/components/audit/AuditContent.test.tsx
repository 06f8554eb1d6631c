import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeDataAccessApi } from '../../__testUtils__/FakeDataAccessApi';
import { OLIVIA } from '../../__testUtils__/fixtures';
import { makeEvent, makeReader } from '../../__testUtils__/governedFixtures';
import { renderAccess } from '../../__testUtils__/renderAccess';

function withEvents(count: number) {
  const api = new FakeDataAccessApi();
  api.events = Array.from({ length: count }, (_, index) =>
    makeEvent({ sequence: index + 1, comment: `Comment ${index + 1}` }),
  );
  return api;
}

describe('log of access', () => {
  it('shows what happened, newest first', async () => {
    const api = withEvents(1);
    api.events.push(
      makeEvent({
        sequence: 2,
        type: 'request.denied',
        actor: OLIVIA,
        fromState: 'pending',
        toState: 'denied',
        erased: true,
      }),
      makeEvent({
        sequence: 3,
        requestId: '',
        type: 'drift.found',
        actor: 'system',
        toState: 'open',
        details: {
          product: 'dataproduct:default/flights',
          port: 'flights',
          version: '1.0.0',
          platform: 'warehouse',
          summary: 'wim can read it',
        },
      }),
    );
    renderAccess(api, '/audit');
    const rowOf = async (type: string) =>
      within((await screen.findByText(type)).closest('tr')!);
    const denied = await rowOf('request.denied');
    expect(denied.getByText('Denied')).toBeInTheDocument();
    expect(denied.getByText('A text was erased.')).toBeInTheDocument();
    expect(denied.getByRole('link', { name: 'Request' })).toHaveAttribute(
      'href',
      '/data-access/requests/request-1',
    );
    const found = await rowOf('drift.found');
    expect(found.getByText('The portal')).toBeInTheDocument();
    expect(
      found.getByText(/\/ flights 1.0.0 on warehouse: wim can read it/),
    ).toBeInTheDocument();
    expect(found.queryByRole('link', { name: 'Request' })).toBeNull();
    expect(
      screen.getAllByText(/^[123]$/).map(cell => cell.textContent),
    ).toEqual(['3', '2', '1']);
  });

  it('is narrowed by the address', async () => {
    const api = withEvents(1);
    renderAccess(
      api,
      '/audit?product=dataproduct:default/flights&actor=user:default/chen&from=2026-11-01&to=2026-11-20&type=request.submitted',
    );
    expect(await screen.findByText('“Comment 1”')).toBeInTheDocument();
    expect(screen.getByLabelText('By whom')).toHaveValue('chen');
    expect(api.eventQueries[0]).toMatchObject({
      newestFirst: true,
      product: 'dataproduct:default/flights',
      actor: 'user:default/chen',
      type: 'request.submitted',
      from: new Date('2026-11-01T00:00').toISOString(),
      before: new Date('2026-11-21T00:00').toISOString(),
    });
  });

  it('goes on by pages', async () => {
    renderAccess(withEvents(150), '/audit');
    await screen.findByText('“Comment 150”');
    expect(screen.queryByText('“Comment 50”')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Load more' }));
    expect(await screen.findByText('“Comment 50”')).toBeInTheDocument();
    expect(screen.getByText('“Comment 150”')).toBeInTheDocument();
    expect(screen.getByText('“Comment 1”')).toBeInTheDocument();
  });

  it('is saved whole as a file', async () => {
    const api = withEvents(2);
    const save = jest.spyOn(api, 'exportEvents');
    const created: Blob[] = [];
    URL.createObjectURL = (blob: Blob) => `blob:${created.push(blob)}`;
    URL.revokeObjectURL = () => {};
    renderAccess(api, '/audit');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Export the log' }),
    );
    await waitFor(() => expect(created).toHaveLength(1));
    expect(save).toHaveBeenCalledTimes(1);
    expect(created[0].type).toBe('application/x-ndjson');
  });
});

describe('who could read what', () => {
  it('says who, what, why, on whose approval and until when', async () => {
    const api = new FakeDataAccessApi();
    api.readers = [
      makeReader({ columns: ['origin'], approvedBy: ['system', OLIVIA] }),
    ];
    renderAccess(api, '/audit?view=readers&at=2026-11-25T12:00');
    const row = within((await screen.findByText('chen')).closest('tr')!);
    expect(row.getByText('chen_role')).toBeInTheDocument();
    expect(row.getByText('1 column: origin, all rows')).toBeInTheDocument();
    expect(row.getByRole('link', { name: 'Safety analysis' })).toHaveAttribute(
      'href',
      '/data-access/requests/request-1',
    );
    expect(row.getByText(/A policy/)).toBeInTheDocument();
    expect(row.getByText('olivia')).toBeInTheDocument();
    expect(api.readerQueries[0]).toMatchObject({
      at: new Date('2026-11-25T12:00').toISOString(),
    });
    expect(screen.getByText('Who could read then')).toBeInTheDocument();
  });

  it('asks about now, a product and a holder, and shares it by the address', async () => {
    const api = new FakeDataAccessApi();
    renderAccess(api, '/audit');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Who could read what' }),
    );
    expect(
      await screen.findByText('Nobody can read it now'),
    ).toBeInTheDocument();
    await userEvent.type(
      screen.getByLabelText('Who holds the right'),
      'group:safety',
    );
    await waitFor(() =>
      expect(api.readerQueries).toContainEqual({
        at: undefined,
        product: undefined,
        holder: 'group:default/safety',
        principal: undefined,
        cursor: undefined,
      }),
    );
  });
});
