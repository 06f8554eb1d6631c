import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { screen } from '@testing-library/react';
import { FakeDataAccessApi } from '../../__testUtils__/FakeDataAccessApi';
import { CHEN, flightsEntity } from '../../__testUtils__/fixtures';
import { renderEntityAccess } from '../../__testUtils__/renderAccess';

// In a file of its own, because decisions of the policy are cached.
describe('button that leads to the request form', () => {
  it('is not there for those who may not ask', async () => {
    renderEntityAccess(
      new FakeDataAccessApi(),
      flightsEntity,
      CHEN,
      AuthorizeResult.DENY,
    );
    expect(
      await screen.findByText('You have not asked for this port.'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /Request access/ }),
    ).not.toBeInTheDocument();
  });
});
