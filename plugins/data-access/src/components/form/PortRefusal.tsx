import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { requestDetailsRouteRef } from '../../routes';

/** Why a port cannot be asked for, with a link to what stands in the way. */
export function PortRefusal(props: {
  product: string;
  refusal?: string;
  existing?: { requestId: string };
  /** Whether it is for the user, and not for a team or product of theirs. */
  forUser: boolean;
}) {
  const { product, refusal, existing, forUser } = props;
  const detailsPath = useRouteRef(requestDetailsRouteRef);
  if (existing) {
    return (
      <Alert
        severity="info"
        action={
          <LinkButton
            size="small"
            color="inherit"
            to={detailsPath({ id: existing.requestId })}
          >
            Open it
          </LinkButton>
        }
      >
        <AlertTitle>
          {forUser
            ? 'You have already asked for this port'
            : 'This port was already asked for'}
        </AlertTitle>
        {refusal ?? 'That request or right is still open.'}
      </Alert>
    );
  }
  return (
    <Alert severity="warning">
      <AlertTitle>This port cannot be asked for now</AlertTitle>
      {refusal}. See <EntityRefLink entityRef={product} /> for its owner and
      support channels.
    </Alert>
  );
}
