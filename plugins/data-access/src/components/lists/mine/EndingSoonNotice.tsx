import Box from '@material-ui/core/Box';
import Alert from '@material-ui/lab/Alert';
import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
import { DateTime } from 'luxon';
import { endsSoon, ENDING_SOON_DAYS } from '../../../model/mine/ending';

/** Says how many of the rights end soon, while they can still be renewed. */
export function EndingSoonNotice(props: {
  rights: AccessRequest[];
  now: DateTime;
}) {
  const { rights, now } = props;
  const count = rights.filter(({ grant }) => endsSoon(grant, now)).length;
  if (!count) {
    return null;
  }
  const what = count === 1 ? '1 right ends' : `${count} rights end`;
  return (
    <Box mb={2}>
      <Alert severity="warning">
        {what} within {ENDING_SOON_DAYS} days. Renew what is still needed: a
        renewal that is approved in time leaves no gap.
      </Alert>
    </Box>
  );
}
