import Typography from '@material-ui/core/Typography';
import { ToneChip } from '@meshport/backstage-plugin-data-mesh-react';
import { Difference } from '../../../model/inbox/groupRequests';
import { useInboxStyles } from './inboxStyles';

/** Says how a request differs from those beside it. */
export function Differences(props: { of: Difference[] }) {
  const classes = useInboxStyles();
  if (!props.of.length) {
    return null;
  }
  return (
    <div className={classes.differences}>
      <ToneChip label="Differs" tone="caution" />
      {props.of.map(difference => (
        <Typography key={difference.this} variant="body2" component="span">
          <strong>{difference.this}</strong>; the others {difference.others}
        </Typography>
      ))}
    </div>
  );
}
