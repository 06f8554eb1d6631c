import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeDataAccessApi } from '../../__testUtils__/FakeDataAccessApi';
import {
  FLIGHTS,
  makeOffer,
  makePreview,
  makeRequest,
} from '../../__testUtils__/fixtures';
import {
  renderAccess,
  renderEntityAccess,
} from '../../__testUtils__/renderAccess';
import { copyAddress } from '../../model/ask/prefill';
import { addressOfPorts } from '../../model/ask/portRefs';

const flights = { product: FLIGHTS, port: 'flights', version: '1.0.0' };
const strikes = {
  product: 'dataproduct:default/bird-strikes',
  port: 'strikes',
  version: '1.0.0',
};
const BOTH = `/request?${addressOfPorts([flights, strikes])}`;
const SAFETY = 'group:default/safety';

const strikesOffer = makeOffer({
  ...strikes,
  productTitle: 'Bird strikes',
  purposes: ['Safety analysis'],
  longestDuration: 'P30D',
  columnsMayBeChosen: true,
  columns: [
    { name: 'strike_id', type: 'integer' },
    { name: 'operator', type: 'string', mask: 'hash' },
    { name: 'cost_total', type: 'number', classification: 'confidential' },
  ],
  rowFilters: [{ column: 'origin_state', values: ['California', 'Texas'] }],
  terms: { text: 'Do **not** share it.', hash: 'a'.repeat(64) },
  holders: [
    { ref: 'user:default/chen', principal: 'chen_role' },
    { ref: SAFETY, principal: 'safety_role' },
  ],
});

function makeApi() {
  const api = new FakeDataAccessApi();
  api.offers.set('flights', makeOffer());
  api.offers.set('strikes', strikesOffer);
  return api;
}

async function choose(
  label: RegExp,
  option: string,
  place: Pick<typeof screen, 'findByLabelText'> = screen,
) {
  await userEvent.click(await place.findByLabelText(label));
  await userEvent.click(await screen.findByRole('option', { name: option }));
}

const section = (name: RegExp) => screen.findByRole('region', { name });

const send = () =>
  userEvent.click(screen.getByRole('button', { name: /^Request / }));

describe('request form of several ports', () => {
  beforeEach(() => window.sessionStorage.clear());

  it('wants another purpose when one of the ports does not allow it', async () => {
    const api = makeApi();
    api.previewOf = item => ({
      ...makePreview(item),
      problems: [{ field: 'purpose', message: 'not allowed' }],
    });
    renderAccess(api, `${BOTH}&purpose=Curiosity&duration=P7D`);
    expect(
      await screen.findByText('Choose again: “Curiosity” is not allowed here'),
    ).toBeInTheDocument();
    expect(
      await screen.findAllByText(/shows once purpose and duration are allowed/),
    ).toHaveLength(2);
    expect(screen.queryByText('Will be approved at once')).toBeNull();
  });

  it('asks for all at once, with only what each needs', async () => {
    const api = makeApi();
    renderAccess(api, BOTH);
    const own = within(await section(/Bird strikes \/ strikes/));
    await own.findByLabelText('Column operator');
    expect(
      within(await section(/Flights \/ flights/)).queryByRole('table'),
    ).not.toBeInTheDocument();
    expect(own.getByRole('row', { name: /operator/ })).toHaveTextContent(
      'as a code',
    );

    await userEvent.click(own.getByLabelText('Column cost_total'));
    await choose(/^Only rows with origin_state/, 'Texas', own);
    await userEvent.keyboard('{Escape}');
    await choose(/^Purpose/, 'Safety analysis');
    await choose(/^For how long/, '30 days (the longest)');
    await send();
    expect(
      screen.getByText('Accept the terms to ask for this port'),
    ).toBeInTheDocument();
    expect(api.changes).toEqual([]);

    await userEvent.click(screen.getByLabelText(/^I accept these terms/));
    await send();
    expect(
      await screen.findByRole('list', { name: 'Asked for at once' }),
    ).toBeInTheDocument();
    const common = { purpose: 'Safety analysis', duration: 'P30D' };
    expect(api.changes).toEqual([
      {
        method: 'createBasket',
        id: undefined,
        body: {
          items: [
            { ...flights, ...common },
            {
              ...strikes,
              ...common,
              filter: {
                columns: ['strike_id', 'operator'],
                rows: [{ column: 'origin_state', values: ['Texas'] }],
              },
              acceptedTerms: 'a'.repeat(64),
            },
          ],
        },
      },
    ]);
  });

  it('gives each port its own purpose and time', async () => {
    const api = makeApi();
    api.offers.set('flights', makeOffer({ purposes: ['Network planning'] }));
    renderAccess(api, BOTH);
    expect(
      await screen.findByText(/allow no purpose in common/),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByLabelText(/^The same purpose/));
    const first = within(await section(/Flights \/ flights/));
    await choose(/^Purpose/, 'Network planning', first);
    await choose(/^For how long/, '90 days (the longest)', first);
    const second = within(await section(/Bird strikes \/ strikes/));
    await choose(/^Purpose/, 'Safety analysis', second);
    await choose(/^For how long/, '7 days', second);
    await userEvent.click(screen.getByLabelText(/^I accept these terms/));
    await send();
    await waitFor(() => expect(api.changes).toHaveLength(1));
    expect(api.changes[0].body).toMatchObject({
      items: [
        { purpose: 'Network planning', duration: 'P90D' },
        { purpose: 'Safety analysis', duration: 'P7D' },
      ],
    });
  });

  it('asks for a team, and says where that is not possible', async () => {
    const api = makeApi();
    renderAccess(api, BOTH);
    await choose(/^For whom/, 'The team safety');
    expect(
      screen.getByText('The right goes to the login role safety_role'),
    ).toBeInTheDocument();
    expect(
      await within(await section(/Flights \/ flights/)).findByText(
        /You cannot ask for this port for them/,
      ),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: /^Remove Flights/ }),
    );
    await waitFor(() =>
      expect(screen.queryByText(/for this port for them/)).toBeNull(),
    );
    await choose(/^Purpose/, 'Safety analysis');
    await choose(/^For how long/, '7 days');
    await userEvent.click(screen.getByLabelText(/^I accept these terms/));
    await send();
    await waitFor(() => expect(api.changes).toHaveLength(1));
    expect(api.changes[0]).toMatchObject({
      method: 'createRequest',
      body: { holder: SAFETY, port: 'strikes' },
    });
  });

  it('finds another port by search and takes it in', async () => {
    const api = makeApi();
    renderAccess(api, `/request?${addressOfPorts([strikes])}`);
    await screen.findByLabelText('Column operator');
    await userEvent.type(
      screen.getByLabelText(/^Add a data product’s port/),
      'fli',
    );
    await userEvent.click(
      await screen.findByRole('option', { name: /Flights \/ flights 1\.0\.0/ }),
    );
    expect(await section(/Flights \/ flights/)).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Request 2 ports' }),
    ).toBeInTheDocument();
  });

  it('keeps what was typed over a reload, with the ports of now', async () => {
    const { unmount } = renderAccess(
      makeApi(),
      `/request?${addressOfPorts([strikes])}`,
    );
    await screen.findByLabelText('Column operator');
    await userEvent.type(screen.getByLabelText(/^Comment/), 'For the report');
    await userEvent.click(screen.getByLabelText(/^Add a data product’s port/));
    await userEvent.click(
      await screen.findByRole('option', { name: /Flights/ }),
    );
    await section(/Flights \/ flights/);
    unmount();

    const again = renderAccess(makeApi(), BOTH);
    expect(await screen.findByLabelText(/^Comment/)).toHaveValue(
      'For the report',
    );
    again.unmount();
    // The request for the one port alone has become that for both.
    renderAccess(makeApi(), `/request?${addressOfPorts([strikes])}`);
    expect(await screen.findByLabelText(/^Comment/)).toHaveValue('');
  });

  it('begins with a search when the address names no port', async () => {
    renderAccess(makeApi(), '/request');
    expect(
      await screen.findByText('Which data do you need?'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByLabelText(/^Search data products/));
    await userEvent.click(await screen.findByRole('option'));
    expect(await section(/Flights \/ flights/)).toBeInTheDocument();
  });

  it('collects ports on the pages of products', async () => {
    const { unmount } = renderEntityAccess(makeApi());
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Add flights 1.0.0 to the basket',
      }),
    );
    expect(
      screen.getByRole('button', { name: /flights 1\.0\.0 is in the basket/ }),
    ).toHaveAttribute(
      'href',
      `/data-access/request?${addressOfPorts([flights])}`,
    );
    unmount();
    renderAccess(makeApi(), '/request');
    expect(await section(/Flights \/ flights/)).toBeInTheDocument();
  });

  it('opens with what is in the basket, and offers the rest of it', async () => {
    window.sessionStorage.setItem(
      'data-access:basket',
      JSON.stringify([flights, strikes]),
    );
    const { unmount } = renderAccess(makeApi(), '/request');
    expect(await section(/Bird strikes \/ strikes/)).toBeInTheDocument();
    expect(await section(/Flights \/ flights/)).toBeInTheDocument();
    unmount();

    renderAccess(makeApi(), `/request?${addressOfPorts([flights])}`);
    expect(
      await screen.findByText(
        'Also in your basket: bird-strikes / strikes 1.0.0',
      ),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Ask for all at once' }),
    );
    expect(await section(/Bird strikes \/ strikes/)).toBeInTheDocument();
  });

  it('is filled in by a link, as a copy of an earlier request is', async () => {
    const earlier = makeRequest({
      ...strikes,
      duration: 'P14D',
      holder: SAFETY,
      filter: { columns: ['strike_id'] },
    });
    renderAccess(makeApi(), `/request?${copyAddress(earlier)}`);
    expect(await screen.findByLabelText('Column strike_id')).toBeChecked();
    expect(screen.getByLabelText('Column operator')).not.toBeChecked();
    expect(screen.getByLabelText(/^For how long/)).toHaveTextContent('14 days');
    expect(screen.getByLabelText(/^For whom/)).toHaveTextContent(
      'The team safety',
    );
  });

  it('shows the others when one port cannot be read', async () => {
    const api = makeApi();
    jest.spyOn(api, 'getOffer').mockImplementation(async ({ port }) => {
      if (port === 'strikes') {
        throw new Error('no network');
      }
      return makeOffer();
    });
    renderAccess(api, BOTH);
    expect(
      (await screen.findAllByText(/could not be read: no network/))[0],
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Request 2 ports' }),
    ).toBeDisabled();
  });

  it('points to what stands in the way of one of them', async () => {
    const api = makeApi();
    api.previewOf = item => ({
      ...makePreview(item),
      ...(item.port === 'strikes' && { existing: { requestId: 'request-9' } }),
    });
    renderAccess(api, BOTH);
    await choose(/^Purpose/, 'Safety analysis');
    await choose(/^For how long/, '7 days');
    await userEvent.click(screen.getByLabelText(/^I accept these terms/));
    expect(
      await within(await section(/Bird strikes \/ strikes/)).findByRole(
        'button',
        { name: 'Open it' },
      ),
    ).toHaveAttribute('href', '/data-access/requests/request-9');
    await send();
    expect(api.changes).toEqual([]);
  });
});
