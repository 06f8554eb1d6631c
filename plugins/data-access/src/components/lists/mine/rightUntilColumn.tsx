import Typography from '@material-ui/core/Typography';
import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
import {
  durationInWords,
  Moment,
  ToneChip,
} from '@meshport/backstage-plugin-data-mesh-react';
import { DateTime } from 'luxon';
import { endOfRight, endsSoon } from '../../../model/mine/ending';
import { RequestColumn } from '../requestColumns';

function RightUntil(props: { request: AccessRequest }) {
  const { grant, duration, granted } = props.request;
  const end = grant && endOfRight(grant);
  if (!grant || !end) {
    return <>for {durationInWords(granted?.duration ?? duration)}</>;
  }
  return (
    <>
      <Moment at={end} />{' '}
      {endsSoon(grant, DateTime.now()) && (
        <ToneChip label="Ends soon" tone="caution" />
      )}
      {grant.warning && (
        <Typography variant="body2">
          <strong>{grant.warning.message}</strong>
        </Typography>
      )}
      {grant.extension && (
        <Typography variant="body2" color="textSecondary">
          Being prolonged: <Moment at={grant.extension.until} />
        </Typography>
      )}
    </>
  );
}

/** When a right ends and what stands behind it; before it begins, how long. */
export const rightUntilColumn: RequestColumn = {
  title: 'Until',
  render: request => <RightUntil request={request} />,
};
