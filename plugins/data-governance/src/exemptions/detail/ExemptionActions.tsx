import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import { Exemption } from '@meshport/backstage-plugin-data-governance-common';
import { useState } from 'react';
import { ExemptionActionDialog } from '../decision/ExemptionActionDialog';
import {
  ACTION_TEXTS,
  allowedActions,
  ExemptionAction,
} from '../decision/actions';

/**
 * The actions that the backend allows this person now, as buttons.
 * @internal
 */
export function ExemptionActions(props: {
  exemption: Exemption;
  onChange: () => void;
}) {
  const { exemption, onChange } = props;
  const [chosen, setChosen] = useState<ExemptionAction>();
  return (
    <Box display="flex" flexWrap="wrap" gridGap={8}>
      {allowedActions(exemption).map(action => (
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
        <ExemptionActionDialog
          action={chosen}
          exemption={exemption}
          onChange={onChange}
          onClose={() => setChosen(undefined)}
        />
      )}
    </Box>
  );
}
