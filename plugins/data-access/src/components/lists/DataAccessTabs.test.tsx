import { screen } from '@testing-library/react';
import { FakeDataAccessApi } from '../../__testUtils__/FakeDataAccessApi';
import { makeDetails, makeRequest, OLIVIA } from '../../__testUtils__/fixtures';
import { renderAccess } from '../../__testUtils__/renderAccess';

describe('tabs of data access', () => {
  it('begin with my access and keep what the address asks for', async () => {
    const api = new FakeDataAccessApi();
    renderAccess(api, '?holder=group:default/safety');
    await screen.findByText('You have no rights to read data');
    expect(api.queries).toContainEqual(
      expect.objectContaining({
        scope: 'mine',
        living: true,
        holder: 'group:default/safety',
      }),
    );
  });

  it('say how many requests wait for a decision', async () => {
    const api = new FakeDataAccessApi().add(makeDetails(makeRequest()));
    api.inbox = ['request-1'];
    renderAccess(api, '/my-access', OLIVIA);
    expect(await screen.findByText('Inbox (1)')).toBeInTheDocument();
  });

  it('know no others', async () => {
    renderAccess(new FakeDataAccessApi(), '/nothing-here');
    expect(await screen.findByText(/404/)).toBeInTheDocument();
  });
});
