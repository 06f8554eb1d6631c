import { useApi } from '@backstage/core-plugin-api';
import { PRODUCTS_SIGNAL_CHANNEL } from '@meshport/backstage-plugin-data-mesh-common';
import {
  dataMeshApiRef,
  Live,
  useLive,
} from '@meshport/backstage-plugin-data-mesh-react';
import { useMemo } from 'react';
import { MeshModel, meshModel } from './meshModel';

/**
 * The whole mesh that one may see, kept up to date.
 * @internal
 */
export function useMeshMap(): Live<MeshModel> {
  const api = useApi(dataMeshApiRef);
  const { value, ...rest } = useLive(() => api.getMap(), [api], {
    channel: PRODUCTS_SIGNAL_CHANNEL,
  });
  const model = useMemo(() => value && meshModel(value), [value]);
  return { ...rest, value: model };
}
