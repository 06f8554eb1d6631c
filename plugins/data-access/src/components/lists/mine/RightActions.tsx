import { Link, LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
import { AccessAction } from '../../../model/actions';
import { canEnd } from '../../../model/phases';
import { requestDetailsRouteRef } from '../../../routes';

/** What can be done with a right: connect, renew, give back. */
export function RightActions(props: {
  request: AccessRequest;
  /** The request to prolong it that waits for a decision. */
  renewal?: AccessRequest;
  onAction: (action: AccessAction, request: AccessRequest) => void;
}) {
  const { request, renewal, onAction } = props;
  const detailsPath = useRouteRef(requestDetailsRouteRef);
  const { grant } = request;
  const what = `${request.port} ${request.version}`;
  if (!canEnd(grant)) {
    return null;
  }
  const active = grant?.state === 'active';
  return (
    <>
      {active && (
        <LinkButton
          size="small"
          color="primary"
          to={`${detailsPath({ id: request.id })}#connect`}
          aria-label={`How to connect to ${what}`}
        >
          How to connect
        </LinkButton>
      )}
      {active && renewal && (
        <Link to={detailsPath({ id: renewal.id })}>Renewal is waiting</Link>
      )}
      {active && !renewal && !grant?.extension && (
        <Button
          size="small"
          onClick={() => onAction('renew', request)}
          aria-label={`Renew ${what}`}
        >
          Renew
        </Button>
      )}
      <Button
        size="small"
        onClick={() => onAction('giveBack', request)}
        aria-label={`Give back ${what}`}
      >
        Give back
      </Button>
    </>
  );
}
