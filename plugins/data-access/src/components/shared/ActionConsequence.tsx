import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
import { ReactNode } from 'react';
import { AccessAction } from '../../model/actions';
import { GrantPreview } from './GrantPreview';

/** What an action will do, before it is done. */
export function ActionConsequence(props: {
  action: AccessAction;
  request: AccessRequest;
}) {
  const { action, request } = props;
  if (action === 'approve') {
    return <GrantPreview request={request} />;
  }
  return <Typography>{sentence(action, request)}</Typography>;
}

function sentence(
  action: Exclude<AccessAction, 'approve'>,
  request: AccessRequest,
): ReactNode {
  const requester = <EntityRefLink entityRef={request.requester} />;
  const data = (
    <>
      port {request.port} {request.version} of{' '}
      <EntityRefLink entityRef={request.product} />
    </>
  );
  const platform = request.grant?.platform ?? 'the data platform';
  switch (action) {
    case 'deny':
      return (
        <>
          {requester} will not be able to read {data}, and reads your comment.
        </>
      );
    case 'cancel':
      return <>Nobody will decide about your request for {data} any more.</>;
    case 'revoke':
      return (
        <>
          {requester} loses the right to read {data} as soon as {platform} has
          taken it away. To get it back they must ask again.
        </>
      );
    case 'giveBack':
    default:
      return (
        <>
          You lose the right to read {data} as soon as {platform} has taken it
          away. To get it back you must ask again.
        </>
      );
  }
}
