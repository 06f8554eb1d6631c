import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Box from '@material-ui/core/Box';
import Alert from '@material-ui/lab/Alert';
import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
import { useNames } from '../../hooks/useNames';
import { requestDetailsRouteRef } from '../../routes';

/** Confirms an action after its row has left the list. */
export function ActionDone(props: {
  text: string;
  request: AccessRequest;
  onClose: () => void;
}) {
  const { text, request, onClose } = props;
  const name = useNames([request.requester]);
  const detailsPath = useRouteRef(requestDetailsRouteRef);
  return (
    <Box mb={2}>
      <Alert severity="success" onClose={onClose}>
        {text}:{' '}
        <Link to={detailsPath({ id: request.id })}>
          {name(request.requester)}’s request for {request.port}{' '}
          {request.version}
        </Link>
      </Alert>
    </Box>
  );
}
