import { LinkButton } from '@backstage/core-components';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import { AccessRequestDetails } from '@meshport/backstage-plugin-data-access-common';
import { useRequestLink } from '../../hooks/useRequestLink';
import { useViewer } from '../../hooks/useViewer';
import { ACTION_TEXTS, AccessAction, isAllowed } from '../../model/actions';
import { copyAddress } from '../../model/ask/prefill';

// In the order of how often they are wanted.
const ACTIONS: AccessAction[] = [
  'approve',
  'deny',
  'answer',
  'ask',
  'renew',
  'handOver',
  'giveBack',
  'revoke',
  'cancel',
  'erase',
];
const FIRST_OF_ALL: AccessAction[] = ['approve', 'answer', 'renew'];

/** The actions that the backend allows this person now, as buttons. */
export function RequestActions(props: {
  details: AccessRequestDetails;
  onChoose: (action: AccessAction) => void;
}) {
  const { details, onChoose } = props;
  const { request, allowed } = details;
  const viewer = useViewer();
  const requestLink = useRequestLink();
  return (
    <Box display="flex" flexWrap="wrap" justifyContent="flex-end" gridGap={8}>
      {ACTIONS.filter(action => isAllowed(action, allowed)).map(action => (
        <Button
          key={action}
          variant={FIRST_OF_ALL.includes(action) ? 'contained' : 'outlined'}
          color="primary"
          onClick={() => onChoose(action)}
        >
          {ACTION_TEXTS[action].button}
        </Button>
      ))}
      {viewer === request.requester && !request.renews && (
        <LinkButton color="primary" to={requestLink(copyAddress(request))}>
          Copy as a new request
        </LinkButton>
      )}
    </Box>
  );
}
