import { renderInTestApp } from '@backstage/frontend-test-utils';
import { DataMeshApi } from '@meshport/backstage-plugin-data-mesh-common';
import { dataMeshApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { birdStrikes } from '../__testUtils__/entities';
import { fakeDataMeshApi } from '../__testUtils__/fakeDataMeshApi';
import { FollowButton } from './FollowButton';

function render(api: Partial<DataMeshApi>) {
  return renderInTestApp(
    <>
      <FollowButton product={birdStrikes} />
      <p>drawn</p>
    </>,
    { apis: [[dataMeshApiRef, fakeDataMeshApi(api)]] },
  );
}

describe('FollowButton', () => {
  it('shows at once that one follows, then what the backend says', async () => {
    let answer: (state: { following: boolean; followers: number }) => void;
    const setFollowing = jest.fn(
      () =>
        new Promise<{ following: boolean; followers: number }>(resolve => {
          answer = resolve;
        }),
    );
    render({
      getFollowState: async () => ({ following: false, followers: 1 }),
      setFollowing,
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Follow, 1 follower' }),
    );
    expect(
      screen.getByRole('button', { name: 'Following, 2 followers' }),
    ).toHaveAttribute('aria-pressed', 'true');
    expect(setFollowing).toHaveBeenCalledWith(
      'dataproduct:default/bird-strikes',
      true,
    );

    answer!({ following: true, followers: 5 });
    expect(
      await screen.findByRole('button', { name: 'Following, 5 followers' }),
    ).toBeEnabled();
  });

  it('takes it back and says why when it fails', async () => {
    render({
      getFollowState: async () => ({ following: true, followers: 3 }),
      setFollowing: async () => {
        throw new Error('no connection');
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Following, 3 followers' }),
    );
    expect(
      await screen.findByText('Following could not be changed: no connection'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Following, 3 followers' }),
    ).toBeInTheDocument();
  });

  it('shows what another button of the page changed', async () => {
    renderInTestApp(
      <>
        <FollowButton product={birdStrikes} />
        <FollowButton product={birdStrikes} />
      </>,
      {
        apis: [
          [
            dataMeshApiRef,
            fakeDataMeshApi({
              getFollowState: async () => ({ following: false, followers: 0 }),
              setFollowing: async () => ({ following: true, followers: 1 }),
            }),
          ],
        ],
      },
    );
    await waitFor(() => expect(screen.getAllByRole('button')).toHaveLength(2));
    await userEvent.click(screen.getAllByRole('button')[0]);
    expect(
      await screen.findAllByRole('button', {
        name: 'Following, 1 follower',
      }),
    ).toHaveLength(2);
  });

  it('is not there when one cannot follow', async () => {
    const getFollowState = jest.fn(async () => {
      throw new Error('not for services');
    });
    render({ getFollowState });
    expect(await screen.findByText('drawn')).toBeInTheDocument();
    await waitFor(() => expect(getFollowState).toHaveBeenCalled());
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });
});
