import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { PortComparison } from '@meshport/backstage-plugin-data-access-common';
import { Moment } from '@meshport/backstage-plugin-data-mesh-react';

/** When each port was last compared, and why one could not be. */
export function Comparisons(props: { ports: PortComparison[] }) {
  if (!props.ports.length) {
    return (
      <Typography color="textSecondary">
        No port has been compared yet. Ports on a data platform are compared
        regularly.
      </Typography>
    );
  }
  return (
    <div>
      {props.ports.map(({ port, version, platform, comparedAt, failure }) =>
        failure ? (
          <Alert key={`${port} ${version}`} severity="warning">
            {port} {version} could not be compared with {platform}: {failure}
          </Alert>
        ) : (
          <Typography
            key={`${port} ${version}`}
            variant="body2"
            color="textSecondary"
          >
            {port} {version} on {platform}:{' '}
            {comparedAt ? (
              <>
                compared <Moment at={comparedAt} />
              </>
            ) : (
              'not compared yet'
            )}
          </Typography>
        ),
      )}
    </div>
  );
}
