import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { EntityContextMenuItemBlueprint } from '@backstage/plugin-catalog-react/alpha';
import GitIcon from '@material-ui/icons/Code';
import FollowIcon from '@material-ui/icons/NotificationsNone';
import { useFollow } from '../follow/useFollow';
import { gitAddress } from '../product/gitAddress';

const DATA_PRODUCT = { kind: 'DataProduct' };

/** Following is reached from every tab, not only from the overview. */
const followItem = EntityContextMenuItemBlueprint.make({
  name: 'follow',
  params: {
    icon: <FollowIcon fontSize="small" />,
    filter: DATA_PRODUCT,
    useProps: () => {
      const { entity } = useEntity();
      const { state, changing, toggle } = useFollow(stringifyEntityRef(entity));
      return {
        title: state?.following ? 'Stop following' : 'Follow',
        onClick: toggle,
        disabled: !state || changing,
      };
    },
  },
});

const openInGitItem = EntityContextMenuItemBlueprint.make({
  name: 'open-in-git',
  params: {
    icon: <GitIcon fontSize="small" />,
    filter: { kind: { $in: ['DataProduct', 'DataContract'] } },
    useProps: () => {
      const address = gitAddress(useEntity().entity);
      return address
        ? { title: 'Open in git', href: address }
        : { title: 'Open in git', onClick: () => {}, disabled: true };
    },
  },
});

/**
 * What the plugin adds to the menus of the pages of products and contracts.
 * @internal
 */
export const contextMenuItems = [followItem, openInGitItem];
