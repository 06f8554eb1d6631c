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
  const { grant, question } = request;
  const requester = <EntityRefLink entityRef={request.requester} hideIcon />;
  const holder = <EntityRefLink entityRef={request.holder} hideIcon />;
  const data = (
    <>
      port {request.port} {request.version} of{' '}
      <EntityRefLink entityRef={request.product} hideIcon />
    </>
  );
  const platform = grant?.platform ?? 'the data platform';
  switch (action) {
    case 'deny':
      return (
        <>
          {holder} will not be able to read {data}. {requester} reads your
          comment.
        </>
      );
    case 'ask':
      return (
        <>
          The request waits for {requester}, and no time runs against it until
          there is an answer. Everybody who sees the request reads both.
        </>
      );
    case 'answer':
      return (
        <>
          {question && (
            <>
              {question.by === 'system' ? (
                'The portal'
              ) : (
                <EntityRefLink entityRef={question.by} hideIcon />
              )}{' '}
              asks: “{question.text}”{' '}
            </>
          )}
          With your answer the request waits for a decision again.
        </>
      );
    case 'cancel':
      return <>Nobody will decide about the request for {data} any more.</>;
    case 'renew':
      return (
        <>
          Asks to keep the right to read {data} for longer. It stays as it is
          while that is decided, and goes on without a gap once it is approved.
        </>
      );
    case 'handOver':
      return (
        <>
          The right of {holder} to read {data} stays as it is; another person
          answers for it and is told before it ends.
        </>
      );
    case 'erase':
      return (
        <>
          Purpose, comments, questions and answers of this request are erased
          everywhere and cannot be brought back. The log keeps who did what
          when, and can still be checked.
        </>
      );
    case 'revoke':
    case 'giveBack':
    default:
      return (
        <>
          {holder} loses the right to read {data} as soon as {platform} has
          taken it away. To get it back, somebody has to ask again.
        </>
      );
  }
}
