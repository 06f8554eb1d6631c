import { useApi } from '@backstage/core-plugin-api';
import {
  AccessOffer,
  PortRef,
} from '@meshport/backstage-plugin-data-access-common';
import { dataAccessApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import { useMemo } from 'react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { portKey } from '../model/ask/portRefs';

/** What a port offers, or why that is not known. */
export interface OfferAnswer {
  offer?: AccessOffer;
  error?: Error;
}

/**
 * What ports offer the viewer. One that cannot be read keeps none of the
 * others.
 *
 * @returns `answerOf`: `undefined` until the port was asked for
 */
export function useOffers(ports: PortRef[]): {
  answerOf: (port: PortRef) => OfferAnswer | undefined;
  loading: boolean;
  reload: () => void;
} {
  const api = useApi(dataAccessApiRef);
  // Only other ports are another question.
  const key = JSON.stringify(ports);
  const asked = useMemo<PortRef[]>(() => JSON.parse(key), [key]);
  const { value, loading, retry } = useAsyncRetry(async () => {
    const answers = await Promise.all(
      asked.map(async (port): Promise<[string, OfferAnswer]> => {
        try {
          return [portKey(port), { offer: await api.getOffer(port) }];
        } catch (error) {
          const known =
            error instanceof Error ? error : new Error(String(error));
          return [portKey(port), { error: known }];
        }
      }),
    );
    return new Map(answers);
  }, [api, asked]);
  return {
    answerOf: port => value?.get(portKey(port)),
    loading,
    reload: retry,
  };
}
