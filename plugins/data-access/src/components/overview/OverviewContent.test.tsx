import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeDataAccessApi } from '../../__testUtils__/FakeDataAccessApi';
import { FLIGHTS, makeResponseError } from '../../__testUtils__/fixtures';
import {
  makeFinding,
  makeOverview,
} from '../../__testUtils__/governedFixtures';
import { renderAccess } from '../../__testUtils__/renderAccess';

const FULL = makeOverview({
  pending: 12,
  overdue: 3,
  active: 2340,
  endingSoon: 7,
  alarms: 2,
  drift: { open: 1, adopted: 4 },
  products: [{ product: FLIGHTS, active: 40, pending: 5, alarms: 0, drift: 1 }],
  decisionTime: { median: 97_200, longest: 864_000, decisions: 210 },
});

async function figure(label: string) {
  return within(
    (await screen.findByText(label, { selector: 'dt' })).parentElement!,
  );
}

describe('overview of access', () => {
  it('says where access stands, and leads to what it counts', async () => {
    const api = new FakeDataAccessApi();
    api.overview = FULL;
    renderAccess(api, '/overview');
    const waiting = await figure('Wait for a decision');
    expect(waiting.getByRole('link', { name: '12' })).toHaveAttribute(
      'href',
      '/data-access/all?state=pending',
    );
    expect(
      waiting.getByText('3 for longer than a step should take'),
    ).toBeInTheDocument();
    expect(
      (await figure('Time to decide')).getByText('1 day, 3 hours'),
    ).toBeInTheDocument();
    const row = within(
      (await screen.findByRole('link', { name: '40' })).closest('tr')!,
    );
    expect(row.getByText('40')).toHaveAttribute(
      'href',
      `/data-access/all?state=living&product=${encodeURIComponent(FLIGHTS)}`,
    );
    expect(row.getByText('1 open')).toBeInTheDocument();
  });

  it('lists what differs in the engines, to be decided about', async () => {
    const api = new FakeDataAccessApi();
    api.overview = FULL;
    api.findings = [makeFinding()];
    renderAccess(api, '/overview');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Repair' }),
    );
    expect(
      await screen.findByRole('dialog', {
        name: 'Repair this on the data platform?',
      }),
    ).toBeInTheDocument();
  });

  it('has nothing to show in a new portal', async () => {
    renderAccess(new FakeDataAccessApi(), '/overview');
    expect(await screen.findByText('No rights yet')).toBeInTheDocument();
    expect(
      (await figure('Time to decide')).getByText('no decision in 90 days'),
    ).toBeInTheDocument();
  });

  it('explains that it could not be loaded, and tries again', async () => {
    const api = new FakeDataAccessApi();
    const down = await makeResponseError(503, 'Down', 'Backend down');
    jest.spyOn(api, 'getOverview').mockRejectedValueOnce(down);
    renderAccess(api, '/overview');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Try again' }),
    );
    expect(await screen.findByText('No rights yet')).toBeInTheDocument();
  });
});
