import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Checkbox from '@material-ui/core/Checkbox';
import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
import { ClassificationChip } from '@meshport/backstage-plugin-data-mesh-react';
import { FindPort } from '../../../hooks/usePorts';
import { AccessAction } from '../../../model/actions';
import { filterInWords } from '../../../model/filterWords';
import { RequestGroup } from '../../../model/inbox/groupRequests';
import { InboxRow } from './InboxRow';
import { useInboxStyles } from './inboxStyles';
import { InboxRows } from './useInboxRows';

/**
 * Like requests for one port under what they have in common. The odd ones
 * stand first and are not chosen with the others.
 */
export function InboxGroup(props: {
  group: RequestGroup;
  findPort: FindPort;
  rows: InboxRows;
  onAction: (action: AccessAction, request: AccessRequest) => void;
}) {
  const { group, findPort, rows, onAction } = props;
  const { alike, odd } = group;
  const [first] = alike;
  const classes = useInboxStyles();
  const port = findPort(first);
  const name = `${first.port} ${first.version}`;
  const chosen = alike.filter(rows.isChosen).length;

  return (
    <Paper component="section" aria-label={`Requests for ${name}`}>
      <div className={classes.heading}>
        <Checkbox
          color="primary"
          checked={chosen === alike.length}
          indeterminate={chosen > 0 && chosen < alike.length}
          onChange={(_event, checked) => rows.choose(alike, checked)}
          inputProps={{
            'aria-label':
              alike.length === 1
                ? `Choose the request for ${name}`
                : `Choose the ${alike.length} like requests for ${name}`,
          }}
        />
        <Typography variant="h6" component="h3">
          <EntityRefLink entityRef={first.product} defaultKind="DataProduct" />{' '}
          / {name}
        </Typography>
        {port && <ClassificationChip classification={port.classification} />}
        <Typography
          className={classes.common}
          variant="body2"
          color="textSecondary"
        >
          {alike.length > 1 && `${alike.length} alike: `}
          {first.purpose ? `“${first.purpose}”` : 'purpose erased'},{' '}
          {filterInWords(first.filter)}
          {stepInWords(first)}
        </Typography>
      </div>
      <Table
        size="small"
        className={classes.table}
        aria-label={`Requests for ${name}`}
      >
        <TableHead>
          <TableRow>
            <TableCell padding="checkbox" />
            <TableCell>Who</TableCell>
            <TableCell className={classes.narrow}>For how long</TableCell>
            <TableCell className={classes.narrow}>Asked</TableCell>
            <TableCell align="right">Actions</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {odd.map(({ request, differences }) => (
            <InboxRow
              key={request.id}
              {...{ request, differences, rows, onAction }}
            />
          ))}
          {alike.map(request => (
            <InboxRow
              key={request.id}
              differences={[]}
              {...{ request, rows, onAction }}
            />
          ))}
        </TableBody>
      </Table>
    </Paper>
  );
}

function stepInWords({ steps, currentStep = 0 }: AccessRequest): string {
  return steps.length > 1
    ? `; step ${currentStep + 1} of ${steps.length}: ${
        steps[currentStep]?.title ?? ''
      }`
    : '';
}
