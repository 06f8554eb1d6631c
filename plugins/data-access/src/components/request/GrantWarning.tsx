import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { AccessGrant } from '@meshport/backstage-plugin-data-access-common';
import { Moment } from '@meshport/backstage-plugin-data-mesh-react';

/** Says that a right will end before its time, and why. */
export function GrantWarning(props: {
  warning: NonNullable<AccessGrant['warning']>;
}) {
  const { message, endsAt } = props.warning;
  return (
    <Alert severity="warning">
      <AlertTitle>
        This right ends early, <Moment at={endsAt} />
      </AlertTitle>
      {message}
    </Alert>
  );
}
