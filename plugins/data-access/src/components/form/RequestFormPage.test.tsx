import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeDataAccessApi } from '../../__testUtils__/FakeDataAccessApi';
import {
  makeOffer,
  makePreview,
  makeResponseError,
} from '../../__testUtils__/fixtures';
import { renderAccess } from '../../__testUtils__/renderAccess';

const FORM =
  '/request?product=dataproduct%3Adefault%2Fflights&port=flights&version=1.0.0';

async function choose(label: RegExp, option: string) {
  await userEvent.click(await screen.findByLabelText(label));
  await userEvent.click(await screen.findByRole('option', { name: option }));
}

async function fillIn() {
  await choose(/^Purpose/, 'Safety analysis');
  await choose(/^For how long/, '30 days');
  await userEvent.type(screen.getByLabelText(/^Comment/), 'For the report');
}

const submit = () =>
  userEvent.click(screen.getByRole('button', { name: 'Request access' }));

const ahead = () =>
  screen.getByRole('region', { name: 'What will come of it' });

describe('request form of one port', () => {
  beforeEach(() => window.sessionStorage.clear());

  it('says beforehand what will come of it, sends it and opens its page', async () => {
    const api = new FakeDataAccessApi();
    api.previewOf = item => ({
      ...makePreview(item),
      steps: [
        { title: 'Owner', approvers: ['group:default/owners'], quorum: 1 },
        {
          title: 'Steward',
          approvers: ['group:default/stewards'],
          quorum: 2,
          requiredBy: { policy: 'p', rule: 'r', reason: 'It is confidential.' },
        },
      ],
    });
    renderAccess(api, FORM);
    await screen.findByLabelText(/^Purpose/);
    expect(within(ahead()).getByText('chen_role')).toBeInTheDocument();
    expect(screen.getByText('Internal')).toBeInTheDocument();

    await fillIn();
    expect(
      await within(ahead()).findByText('SELECT on flights.flights'),
    ).toBeInTheDocument();
    const steps = within(
      within(ahead()).getByRole('list', { name: 'Who decides' }),
    ).getAllByRole('listitem');
    expect(steps.map(step => step.textContent)).toEqual([
      'Owner: owners',
      'Steward: 2 different people out of stewardsBecause of a policy: It is confidential.',
    ]);
    expect(
      screen.getByText(/If it is granted now, the right ends on Dec 22, 2026/),
    ).toBeInTheDocument();

    await submit();
    expect(
      await screen.findByText(/Waiting for flight-operations to decide/),
    ).toBeInTheDocument();
    expect(api.changes).toEqual([
      {
        method: 'createRequest',
        id: undefined,
        body: {
          product: 'dataproduct:default/flights',
          port: 'flights',
          version: '1.0.0',
          purpose: 'Safety analysis',
          duration: 'P30D',
          comment: 'For the report',
        },
      },
    ]);
    expect(JSON.stringify(window.sessionStorage)).not.toContain('report');
  });

  it('says that nobody has to decide, or that it will be denied', async () => {
    const api = new FakeDataAccessApi();
    api.previewOf = item => ({
      ...makePreview(item),
      steps: [],
      policy:
        item.duration === 'P30D'
          ? { outcome: 'deny', reason: 'Too long for safety.' }
          : { outcome: 'approve', reason: 'Public data.' },
    });
    renderAccess(api, FORM);
    await choose(/^Purpose/, 'Safety analysis');
    await choose(/^For how long/, '7 days');
    expect(
      await within(ahead()).findByText('Will be approved at once'),
    ).toBeInTheDocument();
    await choose(/^For how long/, '30 days');
    expect(
      await within(ahead()).findByText('Will be denied at once'),
    ).toBeInTheDocument();
    expect(within(ahead()).getByText('Too long for safety.')).toBeVisible();
  });

  it('says at each field what is missing and sends nothing', async () => {
    const api = new FakeDataAccessApi();
    renderAccess(api, FORM);
    await screen.findByLabelText(/^Purpose/);
    await submit();
    expect(
      screen.getByText('Choose what you need the data for'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Choose for how long you need the data'),
    ).toBeInTheDocument();

    await choose(/^For how long/, 'Another number of days');
    await userEvent.type(screen.getByLabelText(/^Days/), '91');
    await submit();
    expect(
      screen.getByText('Give a whole number of days from 1 to 90'),
    ).toBeInTheDocument();
    expect(api.changes).toEqual([]);
  });

  it('puts what the backend finds wrong beside its field', async () => {
    const api = new FakeDataAccessApi();
    api.previewOf = item => ({
      ...makePreview(item),
      problems: [{ field: 'duration', message: 'Ask for P7D or less' }],
    });
    renderAccess(api, FORM);
    await fillIn();
    await submit();
    await waitFor(() =>
      expect(
        screen.getByLabelText(/^For how long/),
      ).toHaveAccessibleDescription('Ask for P7D or less'),
    );
    expect(api.changes).toEqual([]);
  });

  it('takes a custom number of days and any purpose when any is allowed', async () => {
    const api = new FakeDataAccessApi();
    api.offer = makeOffer({ purposes: [] });
    renderAccess(api, FORM);
    await userEvent.type(await screen.findByLabelText(/^Purpose/), 'My own');
    await choose(/^For how long/, 'Another number of days');
    await userEvent.type(screen.getByLabelText(/^Days/), '14{Enter}');
    await screen.findByText(/Waiting for flight-operations to decide/);
    expect(api.changes[0].body).toMatchObject({
      purpose: 'My own',
      duration: 'P14D',
    });
  });

  it('asks why a deprecated product is needed all the same', async () => {
    const api = new FakeDataAccessApi();
    api.offer = makeOffer({
      deprecation: {
        until: '2099-03-31',
        replacedBy: 'dataproduct:default/flights-of-today',
        reason: 'The source ends.',
      },
    });
    renderAccess(api, FORM);
    expect(
      await screen.findByText(
        'This product is deprecated and supported until 2099-03-31',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: /flights-of-today/ }),
    ).toHaveAttribute('href', '/catalog/default/dataproduct/flights-of-today');
    await choose(/^Purpose/, 'Safety analysis');
    await choose(/^For how long/, '30 days');
    await submit();
    expect(
      screen.getByText('Say why you need a deprecated product'),
    ).toBeInTheDocument();
    expect(api.changes).toEqual([]);
    await userEvent.type(screen.getByLabelText(/^Why you need it/), 'History');
    await submit();
    await screen.findByText(/Waiting for flight-operations to decide/);
    expect(api.changes[0].body).toMatchObject({ comment: 'History' });
  });

  it('shows why somebody cannot ask, and sends nothing', async () => {
    const api = new FakeDataAccessApi();
    api.offer = makeOffer({ refusal: 'The product is retired' });
    renderAccess(api, FORM);
    expect(
      await screen.findByText(/The product is retired\./),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Request access' }),
    ).toBeDisabled();
  });

  it('leads to the request that is already open', async () => {
    const api = new FakeDataAccessApi();
    api.offer = makeOffer({ existing: { requestId: 'request-7' } });
    renderAccess(api, FORM);
    expect(
      await screen.findByRole('button', { name: 'Open it' }),
    ).toHaveAttribute('href', '/data-access/requests/request-7');
  });

  it.each([
    [403, 'NotAllowedError', /You may not see port flights 1\.0\.0/],
    [404, 'NotFoundError', /Not found: port flights 1\.0\.0/],
    [401, 'AuthenticationError', /Your session has ended/],
    [500, 'InternalError', /Could not load port flights 1\.0\.0/],
  ])('explains a %i of the offer', async (status, name, text) => {
    const api = new FakeDataAccessApi();
    api.failNext(await makeResponseError(status, name, 'why'));
    renderAccess(api, FORM);
    expect((await screen.findAllByText(text))[0]).toBeInTheDocument();
  });

  it('keeps what was typed when the session has ended', async () => {
    const api = new FakeDataAccessApi();
    const { unmount } = renderAccess(api, FORM);
    await fillIn();
    jest
      .spyOn(api, 'createRequest')
      .mockRejectedValueOnce(
        await makeResponseError(401, 'AuthenticationError', 'old'),
      );
    await submit();
    const alert = (await screen.findByText('Your session has ended')).closest(
      '[role=alert]',
    ) as HTMLElement;
    expect(
      within(alert).getByRole('link', { name: 'Sign in again' }),
    ).toHaveAttribute('href', window.location.href);
    expect(screen.getByLabelText(/^Comment/)).toHaveValue('For the report');

    unmount();
    renderAccess(api, FORM);
    expect(await screen.findByLabelText(/^Comment/)).toHaveValue(
      'For the report',
    );
    await submit();
    await screen.findByText(/Waiting for flight-operations to decide/);
    expect(api.changes[0].body).toMatchObject({
      purpose: 'Safety analysis',
      duration: 'P30D',
      comment: 'For the report',
    });
  });

  it('keeps the draft of one person from another', async () => {
    const api = new FakeDataAccessApi();
    const { unmount } = renderAccess(api, FORM);
    await fillIn();
    unmount();
    renderAccess(api, FORM, 'user:default/amara');
    expect(await screen.findByLabelText(/^Comment/)).toHaveValue('');
  });

  it('shows the open request after losing a race for it', async () => {
    const api = new FakeDataAccessApi();
    renderAccess(api, FORM);
    await fillIn();
    jest
      .spyOn(api, 'createRequest')
      .mockRejectedValueOnce(
        await makeResponseError(409, 'ConflictError', 'Already open'),
      );
    api.offer = makeOffer({ existing: { requestId: 'request-7' } });
    await submit();
    expect(
      await screen.findByText('You have already asked for this port'),
    ).toBeInTheDocument();
  });
});
