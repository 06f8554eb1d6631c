import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
import { useRequestNames } from '../../hooks/useRequestNames';
import { describeState } from '../../model/describeState';
import { requestDetailsRouteRef } from '../../routes';
import { RequestStateChip } from '../shared/RequestStateChip';

/** What the viewer has of a port: the state of their newest request. */
export function MyPortState(props: { request?: AccessRequest }) {
  const { request } = props;
  if (!request) {
    return (
      <Typography variant="body2" color="textSecondary">
        You have not asked for this port.
      </Typography>
    );
  }
  return <Newest request={request} />;
}

function Newest(props: { request: AccessRequest }) {
  const { request } = props;
  const detailsPath = useRouteRef(requestDetailsRouteRef);
  const name = useRequestNames(request);
  return (
    <Box display="flex" alignItems="center" flexWrap="wrap" gridGap={8}>
      <RequestStateChip request={request} />
      <Typography variant="body2">
        {describeState(request, request.requester, name).title}.{' '}
        <Link to={detailsPath({ id: request.id })}>Open your request</Link>
      </Typography>
    </Box>
  );
}
