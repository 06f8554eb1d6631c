import { useApi } from '@backstage/core-plugin-api';
import { FollowState } from '@meshport/backstage-plugin-data-mesh-common';
import { dataMeshApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import { useCallback, useEffect, useState } from 'react';

/**
 * Whether one follows a product, and the way to change it.
 * @internal
 */
export interface Follow {
  /** Absent while loading and when it cannot be read. */
  state?: FollowState;
  /** Why it could not be read or changed. */
  error?: Error;
  /** Whether a change is on its way. */
  changing: boolean;
  toggle: () => void;
}

function changed({ following, followers }: FollowState): FollowState {
  return {
    following: !following,
    followers: Math.max(0, followers + (following ? -1 : 1)),
  };
}

/**
 * Reads and changes whether one follows a product. A change is shown at once,
 * and taken back when it fails.
 *
 * @param productRef - entity ref
 * @internal
 */
export function useFollow(productRef: string): Follow {
  const dataMesh = useApi(dataMeshApiRef);
  const [state, setState] = useState<FollowState>();
  const [error, setError] = useState<Error>();
  const [changing, setChanging] = useState(false);

  useEffect(() => {
    let current = true;
    setState(undefined);
    setError(undefined);
    dataMesh.getFollowState(productRef).then(
      value => current && setState(value),
      (cause: Error) => current && setError(cause),
    );
    return () => {
      current = false;
    };
  }, [dataMesh, productRef]);

  const toggle = useCallback(async () => {
    if (!state || changing) {
      return;
    }
    setChanging(true);
    setError(undefined);
    setState(changed(state));
    try {
      setState(await dataMesh.setFollowing(productRef, !state.following));
    } catch (cause) {
      setState(state);
      setError(cause as Error);
    } finally {
      setChanging(false);
    }
  }, [dataMesh, productRef, state, changing]);

  return { state, error, changing, toggle };
}
