import {
  ContentHeader,
  InfoCard,
  Link,
  Progress,
} from '@backstage/core-components';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import Grid from '@material-ui/core/Grid';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { EXEMPTION_SIGNAL_CHANNEL } from '@meshport/backstage-plugin-data-governance-common';
import {
  dataGovernanceApiRef,
  useLive,
} from '@meshport/backstage-plugin-data-mesh-react';
import { useParams } from 'react-router-dom';
import { ReadProblem } from '../../live';
import { exemptionsRouteRef } from '../../routes';
import { nameOf, sayState, stateLooks, subjectOf } from '../model';
import { ExemptionActions } from './ExemptionActions';
import { ExemptionContext } from './ExemptionContext';
import { ExemptionFacts } from './ExemptionFacts';
import { ExemptionTimeline } from './ExemptionTimeline';

const SEVERITIES = {
  pending: 'warning',
  approved: 'info',
  rejected: 'error',
  revoked: 'info',
  expired: 'info',
} as const;

/**
 * One exemption: where it stands, what it is about, what happened, and what
 * can be done.
 * @internal
 */
export function ExemptionPage() {
  const { id = '' } = useParams();
  const governance = useApi(dataGovernanceApiRef);
  const listPath = useRouteRef(exemptionsRouteRef);
  const {
    value: exemption,
    error,
    retry,
  } = useLive(() => governance.getExemption(id), [governance, id], {
    channel: EXEMPTION_SIGNAL_CHANNEL,
    concerns: (signal: { exemption: string }) => signal.exemption === id,
  });

  if (error) {
    return <ReadProblem error={error} what="this exemption" onRetry={retry} />;
  }
  if (!exemption || exemption.id !== id) {
    return <Progress />;
  }
  return (
    <>
      <Link to={listPath()}>All exemptions</Link>
      <ContentHeader
        title={`${exemption.checkTitle}: exemption for ${nameOf(
          subjectOf(exemption),
        )}`}
      >
        <ExemptionActions exemption={exemption} onChange={retry} />
      </ContentHeader>
      <Grid container spacing={3}>
        <Grid item xs={12}>
          <Alert severity={SEVERITIES[exemption.state]} role="status">
            <AlertTitle>{stateLooks(exemption.state).label}</AlertTitle>
            {sayState(exemption)}
          </Alert>
        </Grid>
        <Grid item xs={12} md={7}>
          <InfoCard title="Exemption">
            <ExemptionFacts exemption={exemption} />
            <ExemptionContext exemption={exemption} />
          </InfoCard>
        </Grid>
        <Grid item xs={12} md={5}>
          <ExemptionTimeline events={exemption.events} />
        </Grid>
      </Grid>
    </>
  );
}
