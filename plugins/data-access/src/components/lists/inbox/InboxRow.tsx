import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
import {
  durationInWords,
  Moment,
  ToneChip,
} from '@meshport/backstage-plugin-data-mesh-react';
import { AccessAction } from '../../../model/actions';
import { Difference } from '../../../model/inbox/groupRequests';
import { useNames } from '../../../hooks/useNames';
import { requestDetailsRouteRef } from '../../../routes';
import { Differences } from './Differences';
import { useInboxStyles } from './inboxStyles';
import { InboxRows } from './useInboxRows';

/** One request of the inbox; an odd one says how it differs. */
export function InboxRow(props: {
  request: AccessRequest;
  differences: Difference[];
  rows: InboxRows;
  onAction: (action: AccessAction, request: AccessRequest) => void;
}) {
  const { request, differences, rows, onAction } = props;
  const classes = useInboxStyles();
  const detailsPath = useRouteRef(requestDetailsRouteRef);
  const { requester, holder, comment } = request;
  const name = useNames([requester]);
  const whose = `${name(requester)}’s request`;
  const current = rows.current?.id === request.id;

  return (
    <TableRow
      tabIndex={current ? 0 : -1}
      data-request={request.id}
      aria-current={current || undefined}
      className={
        differences.length ? `${classes.row} ${classes.odd}` : classes.row
      }
      onFocus={() => current || rows.goTo(request)}
    >
      <TableCell padding="checkbox">
        <Checkbox
          color="primary"
          checked={rows.isChosen(request)}
          onChange={(_event, checked) => rows.choose([request], checked)}
          inputProps={{ 'aria-label': `Choose ${whose}` }}
        />
      </TableCell>
      <TableCell className={classes.wide}>
        <EntityRefLink entityRef={requester} defaultKind="User" />
        {holder !== requester && (
          <>
            {' '}
            for <EntityRefLink entityRef={holder} />
          </>
        )}
        {comment && (
          <Typography variant="body2" color="textSecondary">
            “{comment}”
          </Typography>
        )}
        <Differences of={differences} />
      </TableCell>
      <TableCell className={classes.narrow}>
        {durationInWords(request.duration)}
      </TableCell>
      <TableCell className={classes.narrow}>
        <Moment at={request.createdAt} short />{' '}
        {request.question && !request.question.answer && (
          <ToneChip label="Waits for an answer" tone="notice" />
        )}
      </TableCell>
      <TableCell className={classes.narrow}>
        <Box className={classes.actions}>
          <Button
            size="small"
            color="primary"
            onClick={() => onAction('approve', request)}
            aria-label={`Approve ${whose}`}
          >
            Approve
          </Button>
          <Button
            size="small"
            onClick={() => onAction('deny', request)}
            aria-label={`Deny ${whose}`}
          >
            Deny
          </Button>
          <Button
            size="small"
            component={Link}
            to={detailsPath({ id: request.id })}
            aria-label={`Open ${whose}`}
          >
            Open
          </Button>
        </Box>
      </TableCell>
    </TableRow>
  );
}
