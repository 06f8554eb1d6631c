import { useApi } from '@backstage/core-plugin-api';
import { dataMeshApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import { useMemo } from 'react';
import { LiveAnswer, useLiveAnswer } from '../live/useLiveAnswer';
import { MeshModel, meshModel } from './meshModel';

/**
 * The whole mesh that one may see, kept up to date.
 * @internal
 */
export function useMeshMap(): LiveAnswer<MeshModel> {
  const api = useApi(dataMeshApiRef);
  const { value, ...rest } = useLiveAnswer(() => api.getMap(), 'map');
  const model = useMemo(() => value && meshModel(value), [value]);
  return { ...rest, value: model };
}
