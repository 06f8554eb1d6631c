import { alertApiRef, useApi } from '@backstage/core-plugin-api';
import { FollowState } from '@meshport/backstage-plugin-data-mesh-common';
import { dataMeshApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import { useCallback, useEffect, useState } from 'react';

/**
 * Whether one follows a product, and the way to change it.
 * @internal
 */
export interface Follow {
  /** Absent while loading and where one cannot follow. */
  state?: FollowState;
  /** Whether a change is on its way. */
  changing: boolean;
  toggle: () => void;
}

/** Tells the button and the menu of one page what the other one changed. */
const changes = new EventTarget();

function changed({ following, followers }: FollowState): FollowState {
  return {
    following: !following,
    followers: Math.max(0, followers + (following ? -1 : 1)),
  };
}

/**
 * Reads and changes whether one follows a product. A change is shown at once;
 * when it fails, it is taken back and the user is told why.
 *
 * @param productRef - entity ref
 * @internal
 */
export function useFollow(productRef: string): Follow {
  const dataMesh = useApi(dataMeshApiRef);
  const alerts = useApi(alertApiRef);
  const [state, setState] = useState<FollowState>();
  const [changing, setChanging] = useState(false);

  useEffect(() => {
    let current = true;
    setState(undefined);
    dataMesh.getFollowState(productRef).then(
      value => current && setState(value),
      // Where it cannot be read, there is nothing to press.
      () => {},
    );
    const onChange = (event: Event) =>
      setState((event as CustomEvent<FollowState>).detail);
    changes.addEventListener(productRef, onChange);
    return () => {
      current = false;
      changes.removeEventListener(productRef, onChange);
    };
  }, [dataMesh, productRef]);

  const toggle = useCallback(async () => {
    if (!state || changing) {
      return;
    }
    const show = (detail: FollowState) =>
      changes.dispatchEvent(new CustomEvent(productRef, { detail }));
    setChanging(true);
    show(changed(state));
    try {
      show(await dataMesh.setFollowing(productRef, !state.following));
    } catch (error) {
      show(state);
      alerts.post({
        message: `Following could not be changed: ${(error as Error).message}`,
        severity: 'error',
      });
    } finally {
      setChanging(false);
    }
  }, [dataMesh, alerts, productRef, state, changing]);

  return { state, changing, toggle };
}
