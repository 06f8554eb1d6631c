import { Content, ContentHeader, Progress } from '@backstage/core-components';
import { useApi, useRouteRefParams } from '@backstage/core-plugin-api';
import Grid from '@material-ui/core/Grid';
import {
  dataAccessApiRef,
  LoadFailure,
  Stack,
  StaleWarning,
} from '@meshport/backstage-plugin-data-mesh-react';
import { useCallback } from 'react';
import { useLiveReload } from '../../hooks/useLiveReload';
import { useLoaded } from '../../hooks/useLoaded';
import { isInMotion } from '../../model/phases';
import { nameOf } from '../../model/names';
import { requestDetailsRouteRef } from '../../routes';
import { ConnectionPanel } from './ConnectionPanel';
import { EvidencePanel } from './EvidencePanel';
import { RequestActions } from './RequestActions';
import { RequestFacts } from './RequestFacts';
import { StateBanner } from './StateBanner';
import { Timeline } from './Timeline';

/** One request: where it stands, what happened, and what can be done. */
export function RequestPage() {
  const { id } = useRouteRefParams(requestDetailsRouteRef);
  const api = useApi(dataAccessApiRef);
  const load = useCallback(() => api.getRequest(id), [api, id]);
  const { value, error, loading, reload, replace } = useLoaded(load);
  useLiveReload(reload, {
    requestId: id,
    inMotion: value ? isInMotion(value.request) : false,
  });

  if (loading) {
    return <Progress />;
  }
  if (!value) {
    return (
      <Content>
        {error && (
          <LoadFailure
            error={error}
            what={`access request ${id}`}
            onRetry={reload}
          />
        )}
      </Content>
    );
  }
  const { request, events, allowed, connection } = value;
  return (
    <Content>
      <ContentHeader
        title={`Access to ${nameOf(request.product)} / ${request.port} ${
          request.version
        }`}
      >
        <RequestActions
          request={request}
          allowed={allowed}
          onChange={replace}
        />
      </ContentHeader>
      <Grid container spacing={3}>
        {error && (
          <Grid item xs={12}>
            <StaleWarning what="page" error={error} onRetry={reload} />
          </Grid>
        )}
        <Grid item xs={12}>
          <StateBanner
            request={request}
            canRetry={allowed.retry}
            onChange={replace}
          />
        </Grid>
        <Grid item xs={12} md={7}>
          <Stack>
            {connection && <ConnectionPanel connection={connection} />}
            <RequestFacts request={request} />
            {request.grant?.evidence && (
              <EvidencePanel
                platform={request.grant.platform}
                evidence={request.grant.evidence}
              />
            )}
          </Stack>
        </Grid>
        <Grid item xs={12} md={5}>
          <Timeline events={events} />
        </Grid>
      </Grid>
    </Content>
  );
}
