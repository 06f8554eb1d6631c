import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeDataAccessApi } from '../../__testUtils__/FakeDataAccessApi';
import {
  flightsEntity,
  makeDetails,
  makeGranted,
  makeRequest,
  makeResponseError,
  OLIVIA,
} from '../../__testUtils__/fixtures';
import { renderEntityAccess } from '../../__testUtils__/renderAccess';

const REQUEST_BUTTON = { name: 'Request access to flights 1.0.0' };
const OTHERS = 'Who holds a right';

describe('access tab of a product', () => {
  it('links each port to the request form', async () => {
    renderEntityAccess(new FakeDataAccessApi());
    expect(
      await screen.findByText('You have not asked for this port.'),
    ).toBeInTheDocument();
    expect(await screen.findByRole('button', REQUEST_BUTTON)).toHaveAttribute(
      'href',
      '/data-access/request?product=dataproduct%3Adefault%2Fflights&port=flights&version=1.0.0',
    );
  });

  it('shows what I have instead of asking again', async () => {
    const api = new FakeDataAccessApi();
    api.add(makeDetails(makeGranted()));
    api.mine = ['request-1'];
    renderEntityAccess(api);
    expect(await screen.findByText(/You can read until/)).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Open your request' }),
    ).toHaveAttribute('href', '/data-access/requests/request-1');
    expect(
      screen.queryByRole('button', REQUEST_BUTTON),
    ).not.toBeInTheDocument();
    expect(screen.queryByText(OTHERS)).not.toBeInTheDocument();
  });

  it('lets me ask again after an end', async () => {
    const api = new FakeDataAccessApi();
    api.add(makeDetails(makeRequest({ state: 'lapsed' })));
    api.mine = ['request-1'];
    renderEntityAccess(api);
    expect(await screen.findByText(/Nobody decided in time/)).toBeVisible();
    expect(await screen.findByRole('button', REQUEST_BUTTON)).toBeEnabled();
  });

  it('takes no requests for a retired product', async () => {
    renderEntityAccess(new FakeDataAccessApi(), {
      ...flightsEntity,
      spec: { ...flightsEntity.spec, lifecycle: 'retired' },
    });
    const button = await screen.findByRole('button', REQUEST_BUTTON);
    expect(button).toHaveTextContent('Retired: takes no requests');
    expect(button).toHaveAttribute('aria-disabled', 'true');
  });

  it('lets somebody entitled revoke the rights of others', async () => {
    const api = new FakeDataAccessApi();
    api.add(makeDetails(makeGranted()));
    renderEntityAccess(api, flightsEntity, OLIVIA);
    const table = (await screen.findByText(OTHERS)).closest(
      'div[class*=MuiPaper]',
    ) as HTMLElement;
    expect(within(table).getByText('Safety analysis')).toBeInTheDocument();
    await userEvent.click(
      await within(table).findByRole('button', { name: 'Revoke' }),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(
      within(dialog).getByLabelText(/^Comment/),
      'Over{Enter}',
    );
    expect(await screen.findByText(/Revocation started/)).toBeInTheDocument();
    expect(api.changes).toMatchObject([
      { method: 'revoke', id: 'request-1', body: { comment: 'Over' } },
    ]);
    expect(api.queries).toContainEqual(
      expect.objectContaining({
        scope: 'all',
        product: 'dataproduct:default/flights',
      }),
    );
  });

  it('keeps the ports in sight when the requests cannot be loaded', async () => {
    const api = new FakeDataAccessApi();
    jest
      .spyOn(api, 'listRequests')
      .mockRejectedValue(await makeResponseError(500, 'Error', 'down'));
    renderEntityAccess(api);
    expect(
      await screen.findByText(
        /Could not load your own requests for this product/,
      ),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('button', REQUEST_BUTTON),
    ).toBeInTheDocument();
  });

  it('explains a product without output ports', async () => {
    renderEntityAccess(new FakeDataAccessApi(), {
      ...flightsEntity,
      spec: { ...flightsEntity.spec, outputPorts: [] },
    });
    expect(
      await screen.findByText('This product has no output ports'),
    ).toBeInTheDocument();
  });
});
