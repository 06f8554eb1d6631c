import { stringifyEntityRef } from '@backstage/catalog-model';
import Button from '@material-ui/core/Button';
import FollowingIcon from '@material-ui/icons/NotificationsActive';
import FollowIcon from '@material-ui/icons/NotificationsNone';
import { DataProductEntity } from '@meshport/backstage-plugin-data-mesh-common';
import { useFollow } from './useFollow';

function followersInWords(followers: number): string {
  return `${followers} ${followers === 1 ? 'follower' : 'followers'}`;
}

/**
 * Follows a product, or stops to. Followers are told of new versions, breaking
 * changes and deprecation. Shows nothing where one cannot follow.
 * @internal
 */
export function FollowButton(props: { product: DataProductEntity }) {
  const { state, changing, toggle } = useFollow(
    stringifyEntityRef(props.product),
  );

  if (!state) {
    return null;
  }
  const { following, followers } = state;
  return (
    <Button
      variant="outlined"
      size="small"
      color={following ? 'default' : 'primary'}
      startIcon={following ? <FollowingIcon /> : <FollowIcon />}
      aria-pressed={following}
      disabled={changing}
      onClick={toggle}
      title={
        following
          ? 'You are told of new versions, breaking changes and deprecation. Press to stop.'
          : 'Be told of new versions, breaking changes and deprecation'
      }
      aria-label={`${following ? 'Following' : 'Follow'}, ${followersInWords(
        followers,
      )}`}
    >
      {following ? 'Following' : 'Follow'} · {followers}
    </Button>
  );
}
