import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { DriftFinding } from '@meshport/backstage-plugin-data-access-common';
import { Moment } from '@meshport/backstage-plugin-data-mesh-react';
import { requestDetailsRouteRef } from '../../routes';

/** What is not as it should be, by which path, and what was decided. */
export function FindingSummary(props: { finding: DriftFinding }) {
  const { summary, path, requestId, failure, adopted, state } = props.finding;
  const detailsPath = useRouteRef(requestDetailsRouteRef);
  return (
    <>
      {summary}
      {path && (
        <Typography variant="body2" color="textSecondary">
          By {path}
        </Typography>
      )}
      {requestId && (
        <Typography variant="body2">
          <Link to={detailsPath({ id: requestId })}>The right it is about</Link>
        </Typography>
      )}
      {adopted && state === 'adopted' && (
        <Typography variant="body2" color="textSecondary">
          <EntityRefLink entityRef={adopted.by} defaultKind="User" /> leaves it
          until <Moment at={adopted.until} />: “{adopted.reason}”
        </Typography>
      )}
      {failure && (
        <Typography variant="body2">
          <strong>The last repair did not work:</strong> {failure}
        </Typography>
      )}
    </>
  );
}
