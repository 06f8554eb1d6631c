import { Content, ContentHeader, Progress } from '@backstage/core-components';
import { useApi, useRouteRefParams } from '@backstage/core-plugin-api';
import Grid from '@material-ui/core/Grid';
import {
  ACCESS_SIGNAL_CHANNEL,
  AccessRequestDetails,
} from '@meshport/backstage-plugin-data-access-common';
import {
  dataAccessApiRef,
  LoadFailure,
  Stack,
  StaleWarning,
  useLive,
} from '@meshport/backstage-plugin-data-mesh-react';
import { useNames } from '../../hooks/useNames';
import { Namer } from '../../model/names';
import { isInMotion } from '../../model/phases';
import { requestDetailsRouteRef } from '../../routes';
import { BasketPanel } from './BasketPanel';
import { ConnectionPanel } from './ConnectionPanel';
import { EvidencePanel } from './EvidencePanel';
import { GrantWarning } from './GrantWarning';
import { PolicyPanel } from './PolicyPanel';
import { RequestActions } from './RequestActions';
import { RequestFacts } from './RequestFacts';
import { RequestTerms } from './RequestTerms';
import { StateBanner } from './StateBanner';
import { StepsPanel } from './StepsPanel';
import { Timeline } from './Timeline';
import { useRequestDialog } from './useRequestDialog';

/** One request: where it stands, what happened, and what can be done. */
export function RequestPage() {
  const { id } = useRouteRefParams(requestDetailsRouteRef);
  const api = useApi(dataAccessApiRef);
  const {
    value: details,
    error,
    stale,
    retry,
  } = useLive(() => api.getRequest(id), [api, id], {
    channel: ACCESS_SIGNAL_CHANNEL,
    concerns: (signal: { requestId: string }) => signal.requestId === id,
    inMotion: ({ request }: AccessRequestDetails) => isInMotion(request),
  });
  const known = details?.request.id === id ? details : undefined;
  const name = useNames([known?.request.product]);
  const dialog = useRequestDialog(known, retry);

  let content = <Progress />;
  if (error) {
    content = (
      <LoadFailure
        error={error}
        what={`access request ${id}`}
        onRetry={retry}
      />
    );
  } else if (known) {
    content = (
      <>
        <ContentHeader title={titleOf(known, name)}>
          <RequestActions details={known} onChoose={dialog.open} />
        </ContentHeader>
        {stale && <StaleWarning what="page" error={stale} onRetry={retry} />}
        <RequestDetailsView details={known} onChange={retry} />
      </>
    );
  }
  return (
    <Content>
      {content}
      {/* Outlives what is shown, so that no typed text is lost with it. */}
      {dialog.element}
    </Content>
  );
}

function titleOf({ request }: AccessRequestDetails, name: Namer): string {
  const { product, port, version, renews } = request;
  const what = `${name(product)} / ${port} ${version}`;
  return renews ? `Renewal of access to ${what}` : `Access to ${what}`;
}

function RequestDetailsView(props: {
  details: AccessRequestDetails;
  onChange: () => void;
}) {
  const { details, onChange } = props;
  const { request, events, allowed, connection, basket, terms } = details;
  const { grant, policy } = request;
  return (
    <Grid container spacing={3}>
      <Grid item xs={12}>
        <Stack>
          <StateBanner
            request={request}
            canRetry={allowed.retry}
            onChange={onChange}
          />
          {grant?.warning && <GrantWarning warning={grant.warning} />}
        </Stack>
      </Grid>
      <Grid item xs={12} md={7}>
        <Stack>
          {connection && <ConnectionPanel connection={connection} />}
          <RequestFacts request={request} />
          {terms && <RequestTerms terms={terms} request={request} />}
          {grant?.evidence && (
            <EvidencePanel
              platform={grant.platform}
              evidence={grant.evidence}
            />
          )}
          {policy && <PolicyPanel policy={policy} />}
        </Stack>
      </Grid>
      <Grid item xs={12} md={5}>
        <Stack>
          {request.steps.length > 0 && <StepsPanel request={request} />}
          {basket.length > 0 && <BasketPanel requests={basket} />}
          <Timeline events={events} />
        </Stack>
      </Grid>
    </Grid>
  );
}
