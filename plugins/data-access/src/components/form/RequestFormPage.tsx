import {
  Content,
  ContentHeader,
  EmptyState,
  Progress,
} from '@backstage/core-components';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { PortRef } from '@meshport/backstage-plugin-data-access-common';
import {
  dataAccessApiRef,
  LoadFailure,
} from '@meshport/backstage-plugin-data-mesh-react';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useLoaded } from '../../hooks/useLoaded';
import { OfferPanel } from './OfferPanel';

/** The request form, for the port that the address names. */
export function RequestFormPage() {
  const [params] = useSearchParams();
  const product = params.get('product');
  const port = params.get('port');
  const version = params.get('version');
  const ref = useMemo(
    () => (product && port && version ? { product, port, version } : undefined),
    [product, port, version],
  );
  return (
    <Content>
      <ContentHeader title="Request access" />
      {ref ? (
        <LoadedOffer port={ref} />
      ) : (
        <EmptyState
          missing="info"
          title="Which data do you need?"
          description="This address names no output port. Open a data product and choose “Request access” at one of its output ports."
        />
      )}
    </Content>
  );
}

function LoadedOffer(props: { port: PortRef }) {
  const { port } = props;
  const api = useApi(dataAccessApiRef);
  const identityApi = useApi(identityApiRef);
  const load = useCallback(async () => {
    const [offer, identity] = await Promise.all([
      api.getOffer(port),
      identityApi.getBackstageIdentity(),
    ]);
    return { offer, userEntityRef: identity.userEntityRef };
  }, [api, identityApi, port]);
  const { value, error, loading, reload } = useLoaded(load);

  if (loading) {
    return <Progress />;
  }
  if (!value) {
    return error ? (
      <LoadFailure
        error={error}
        what={`port ${port.port} ${port.version} of ${port.product}`}
        onRetry={reload}
      />
    ) : null;
  }
  return <OfferPanel {...value} onReload={reload} />;
}
