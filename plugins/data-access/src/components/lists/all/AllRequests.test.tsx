import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeDataAccessApi } from '../../../__testUtils__/FakeDataAccessApi';
import {
  CHEN,
  makeDetails,
  makeRequest,
  makeResponseError,
} from '../../../__testUtils__/fixtures';
import { renderAccess } from '../../../__testUtils__/renderAccess';

describe('all requests', () => {
  const many = (count: number) => {
    const api = new FakeDataAccessApi();
    for (let index = 0; index < count; index++) {
      const id = `request-${index}`;
      api.add(makeDetails(makeRequest({ id, purpose: `Purpose ${index}` })));
    }
    return api;
  };

  it('filters by the state in the address', async () => {
    const api = many(1);
    api.add(
      makeDetails(
        makeRequest({ id: 'no', state: 'denied', purpose: 'Was denied' }),
      ),
    );
    renderAccess(api, '/all?state=denied', CHEN);
    expect(await screen.findByText('Was denied')).toBeInTheDocument();
    expect(screen.queryByText('Purpose 0')).not.toBeInTheDocument();

    await userEvent.click(screen.getByLabelText('State'));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Any state' }),
    );
    expect(await screen.findByText('Purpose 0')).toBeInTheDocument();
  });

  it('narrows to a product and a holder as people write them', async () => {
    const api = many(1);
    const safety = 'group:default/safety';
    api.add(
      makeDetails(
        makeRequest({ id: 'team', holder: safety, purpose: 'For the team' }),
      ),
    );
    renderAccess(api, '/all?product=dataproduct:default/flights');
    expect(await screen.findByText('Purpose 0')).toBeInTheDocument();
    expect(screen.getByLabelText('Product')).toHaveValue('flights');

    await userEvent.type(screen.getByLabelText('For whom'), 'group:safety');
    await waitFor(() =>
      expect(screen.queryByText('Purpose 0')).not.toBeInTheDocument(),
    );
    expect(screen.getByText('For the team')).toBeInTheDocument();
    expect(api.queries).toContainEqual(
      expect.objectContaining({
        scope: 'all',
        product: 'dataproduct:default/flights',
        holder: safety,
      }),
    );

    await userEvent.type(screen.getByLabelText('For whom'), '/');
    expect(
      screen.getByText('Write a name, or kind:namespace/name'),
    ).toBeInTheDocument();
  });

  it.each([
    ['alarm', { alarm: true }],
    ['ending', { living: true, endsWithin: 14 }],
    ['nonsense', {}],
  ])('understands the address ?state=%s', async (state, query) => {
    const api = many(1);
    renderAccess(api, `/all?state=${state}`);
    await waitFor(() =>
      expect(api.queries).toContainEqual({
        scope: 'all',
        limit: 50,
        ...query,
      }),
    );
  });

  it('loads more where the list goes on', async () => {
    renderAccess(many(60), '/all');
    expect(await screen.findByText('Purpose 49')).toBeInTheDocument();
    expect(screen.queryByText('Purpose 50')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Load more' }));
    expect(await screen.findByText('Purpose 59')).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Load more' }),
    ).not.toBeInTheDocument();
  });

  it('explains a missing permission', async () => {
    const api = new FakeDataAccessApi();
    jest
      .spyOn(api, 'listRequests')
      .mockRejectedValue(await makeResponseError(403, 'NotAllowedError', 'no'));
    renderAccess(api, '/all');
    expect(
      await screen.findByText('You may not see the list of all requests'),
    ).toBeInTheDocument();
  });
});
