import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  exemption,
  exemptionDetail,
  FOUNDATIONS,
  refuse,
  renderOnPage,
} from '../../__testUtils__';
import { backend, failing, OWNER, THIS_CHECK } from '../__testUtils__';
import { ScorecardContent } from '../ScorecardContent';

describe('asking for an exemption', () => {
  it('sends what was filled in, from a link that opens it filled', async () => {
    const requestExemption = jest.fn(async () => exemptionDetail());
    await renderOnPage(
      <ScorecardContent />,
      backend(undefined, { requestExemption }),
      `${THIS_CHECK}&${new URLSearchParams({
        ask: 'product',
        reason: 'The source ends soon.',
        until: '2000-01-01',
      })}`,
      [],
      OWNER,
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByLabelText(/^Reason/)).toHaveValue(
      'The source ends soon.',
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Ask' }));
    expect(
      await dialog.findByText('Choose a day after today'),
    ).toBeInTheDocument();
    expect(requestExemption).not.toHaveBeenCalled();

    await userEvent.click(dialog.getByRole('button', { name: '90 days' }));
    await userEvent.click(dialog.getByRole('button', { name: 'Ask' }));
    await waitFor(() =>
      expect(requestExemption).toHaveBeenCalledWith({
        scorecard: FOUNDATIONS,
        checkId: 'described',
        product: 'dataproduct:default/flights',
        reason: 'The source ends soon.',
        ticket: undefined,
        endsAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      }),
    );
  });

  it('shows what the backend refuses at its field', async () => {
    await renderOnPage(
      <ScorecardContent />,
      backend(undefined, {
        requestExemption: () => refuse(400, 'ticket: is unknown'),
      }),
      `${THIS_CHECK}&ask=product&reason=The+source+ends+soon.`,
      [],
      OWNER,
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: '30 days' }));
    await userEvent.click(dialog.getByRole('button', { name: 'Ask' }));
    expect(await dialog.findByText('is unknown')).toBeInTheDocument();
    expect(dialog.queryByText(/This did not work/)).toBeNull();
  });

  it('is for the domain too, for who owns that', async () => {
    const requestExemption = jest.fn(async () => exemptionDetail());
    await renderOnPage(
      <ScorecardContent />,
      backend(undefined, { requestExemption }),
      `${THIS_CHECK}&ask=domain&reason=The+source+ends+soon.`,
      [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Domain',
          metadata: { name: 'flight-operations', namespace: 'default' },
          relations: [
            { type: 'ownedBy', targetRef: 'group:default/air-operations' },
          ],
        },
      ],
      { owns: ['group:default/air-operations'] },
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      dialog.queryByRole('radio', { name: /This data product/ }),
    ).toBeNull();
    await userEvent.click(dialog.getByRole('button', { name: '30 days' }));
    await userEvent.click(dialog.getByRole('button', { name: 'Ask' }));
    await waitFor(() =>
      expect(requestExemption).toHaveBeenCalledWith(
        expect.objectContaining({
          domain: 'domain:default/flight-operations',
        }),
      ),
    );
  });

  it('tells others who can ask', async () => {
    await renderOnPage(
      <ScorecardContent />,
      backend(),
      `${THIS_CHECK}&ask=product`,
    );
    expect(
      await screen.findByText(/An exemption can be asked for by/),
    ).toHaveTextContent('flight-operations');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('shows the one that waits, and the one in force', async () => {
    await renderOnPage(
      <ScorecardContent />,
      backend(undefined, {
        getExemptions: async () => ({
          items: [exemption({ checkId: 'described' })],
          total: 1,
        }),
      }),
      THIS_CHECK,
      [],
      OWNER,
    );
    expect(
      await screen.findByRole('link', { name: 'an exemption' }),
    ).toHaveAttribute('href', '/scorecards/exemptions/exemption-1');
    expect(
      screen.queryByRole('button', { name: 'Ask for an exemption' }),
    ).toBeNull();

    await renderOnPage(
      <ScorecardContent />,
      backend([
        {
          ...failing,
          status: 'exempt',
          exemption: {
            id: 'exemption-2',
            endsAt: '2099-01-01T00:00:00Z',
            reason: 'Until spring.',
          },
        },
      ]),
      THIS_CHECK,
    );
    expect(await screen.findByRole('link', { name: 'Exempt' })).toHaveAttribute(
      'href',
      '/scorecards/exemptions/exemption-2',
    );
  });
});
