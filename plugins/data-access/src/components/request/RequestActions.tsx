import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import {
  AccessRequest,
  AccessRequestDetails,
  AllowedActions,
} from '@meshport/backstage-plugin-data-access-common';
import { useState } from 'react';
import { ACTION_TEXTS, AccessAction, isAllowed } from '../../model/actions';
import { ActionDialog } from '../shared/ActionDialog';

const ACTIONS: AccessAction[] = [
  'approve',
  'deny',
  'giveBack',
  'revoke',
  'cancel',
];

/** The actions that the backend allows this person now, as buttons. */
export function RequestActions(props: {
  request: AccessRequest;
  allowed: AllowedActions;
  onChange: (details: AccessRequestDetails) => void;
}) {
  const { request, allowed, onChange } = props;
  const [chosen, setChosen] = useState<AccessAction>();
  return (
    <Box display="flex" gridGap={8}>
      {ACTIONS.filter(action => isAllowed(action, allowed)).map(action => (
        <Button
          key={action}
          variant={action === 'approve' ? 'contained' : 'outlined'}
          color="primary"
          onClick={() => setChosen(action)}
        >
          {ACTION_TEXTS[action].button}
        </Button>
      ))}
      {chosen && (
        <ActionDialog
          action={chosen}
          request={request}
          onChange={onChange}
          onClose={() => setChosen(undefined)}
        />
      )}
    </Box>
  );
}
