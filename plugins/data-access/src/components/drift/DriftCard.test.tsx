import { PortComparison } from '@meshport/backstage-plugin-data-access-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DateTime } from 'luxon';
import { FakeDataAccessApi } from '../../__testUtils__/FakeDataAccessApi';
import {
  CHEN,
  flightsEntity,
  makeDetails,
  makeGranted,
  makeResponseError,
  OLIVIA,
} from '../../__testUtils__/fixtures';
import { makeFinding } from '../../__testUtils__/governedFixtures';
import { renderEntityAccess } from '../../__testUtils__/renderAccess';

const compared: PortComparison = {
  product: 'dataproduct:default/flights',
  port: 'flights',
  version: '1.0.0',
  platform: 'warehouse',
  comparedAt: '2026-11-22T08:00:00.000Z',
};

/** Olivia sees the right of Chen, and so the drift of the product. */
function withDrift() {
  const api = new FakeDataAccessApi().add(makeDetails(makeGranted()));
  api.comparisons = [compared];
  return api;
}

const renderAsOwner = (api: FakeDataAccessApi) =>
  renderEntityAccess(api, flightsEntity, OLIVIA);

describe('drift of a product', () => {
  it('says that nothing differs, and when that was seen', async () => {
    renderAsOwner(withDrift());
    expect(
      await screen.findByText(/Nothing differs: only those who hold a right/),
    ).toBeInTheDocument();
    expect(screen.getByText(/flights 1.0.0 on warehouse/)).toBeInTheDocument();
  });

  it('shows who can read without a grant, and repairs it', async () => {
    const api = withDrift();
    api.findings = [makeFinding(), makeFinding({ id: 'old', state: 'gone' })];
    renderAsOwner(api);
    const row = within(
      (await screen.findByText(/wim can read flights.flights/)).closest('tr')!,
    );
    expect(row.getByText('Unexpected')).toBeInTheDocument();
    expect(
      row.getByText('By a right given to the role directly'),
    ).toBeInTheDocument();
    expect(screen.getAllByText('Unexpected')).toHaveLength(1);

    await userEvent.click(row.getByRole('button', { name: 'Repair' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      dialog.getByText(/The right is taken away on the data platform/),
    ).toBeInTheDocument();
    const repair = dialog.getByRole('button', { name: 'Repair' });
    await userEvent.click(repair);
    expect(
      dialog.getByText('Say why; it is kept in the log'),
    ).toBeInTheDocument();
    await userEvent.type(dialog.getByLabelText(/^Reason/), 'Left the team');
    await userEvent.click(repair);
    expect(await screen.findByText('Being repaired')).toBeInTheDocument();
    expect(api.changes).toEqual([
      {
        method: 'decideDrift',
        id: 'finding-1',
        body: { action: 'repair', revision: 1, reason: 'Left the team' },
      },
    ]);
  });

  it('leaves it as it is until the end of a day to come', async () => {
    const api = withDrift();
    api.findings = [makeFinding()];
    renderAsOwner(api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Leave for a time' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText(/^Reason/), 'Migration');
    const day = dialog.getByLabelText('Until the end of');
    const confirm = dialog.getByRole('button', { name: 'Leave for a time' });
    await userEvent.clear(day);
    await userEvent.type(day, '2020-01-01');
    await userEvent.click(confirm);
    expect(
      dialog.getByText('Choose a day that is to come'),
    ).toBeInTheDocument();
    expect(api.changes).toEqual([]);

    const to = DateTime.now().plus({ days: 3 });
    await userEvent.clear(day);
    await userEvent.type(day, to.toISODate()!);
    await userEvent.click(confirm);
    expect(await screen.findByText('Left as it is')).toBeInTheDocument();
    expect(screen.getByText(/“Migration”/)).toBeInTheDocument();
    expect(api.changes[0].body).toEqual({
      action: 'adopt',
      revision: 1,
      reason: 'Migration',
      until: to.endOf('day').toUTC().toISO(),
    });
  });

  it('offers no repair where the adapter cannot', async () => {
    const api = withDrift();
    api.findings = [makeFinding({ repairable: false })];
    renderAsOwner(api);
    await screen.findByRole('button', { name: 'Leave for a time' });
    expect(screen.queryByRole('button', { name: 'Repair' })).toBeNull();
  });

  it('compares when told to', async () => {
    const api = withDrift();
    renderAsOwner(api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Compare now' }),
    );
    await waitFor(() =>
      expect(api.changes).toMatchObject([
        { method: 'compare', id: 'dataproduct:default/flights' },
      ]),
    );
  });

  it('says which port could not be compared, and why', async () => {
    const api = withDrift();
    api.comparisons = [{ ...compared, failure: 'no connection' }];
    renderAsOwner(api);
    expect(
      await screen.findByText(
        'flights 1.0.0 could not be compared with warehouse: no connection',
      ),
    ).toBeInTheDocument();
  });

  it('is not there for those who may not know', async () => {
    const api = withDrift();
    jest
      .spyOn(api, 'listDrift')
      .mockRejectedValue(await makeResponseError(403, 'NotAllowedError', 'no'));
    renderAsOwner(api);
    await screen.findByText('Safety analysis');
    expect(screen.queryByText('Rights on the data platform')).toBeNull();
  });

  it('is not there for a consumer', async () => {
    const api = withDrift();
    api.mine = ['request-1'];
    renderEntityAccess(api, flightsEntity, CHEN);
    await screen.findByText(/You can read until/);
    expect(screen.queryByText('Rights on the data platform')).toBeNull();
    expect(screen.queryByText('Who holds a right')).toBeNull();
  });
});
