import { Link } from '@backstage/core-components';
import Alert from '@material-ui/lab/Alert';
import { Exemption } from '@meshport/backstage-plugin-data-governance-common';
import { ReactNode, useCallback, useState } from 'react';
import { ExemptionAction, ACTION_TEXTS } from '../decision/actions';
import { ExemptionActionDialog } from '../decision/ExemptionActionDialog';
import { nameOf, subjectOf } from '../model';
import { useExemptionLink } from '../useExemptionLink';

interface Choice {
  action: ExemptionAction;
  exemption: Exemption;
}

/**
 * Actions in the rows of a list: opens the dialog, loads the list again and
 * says what was done.
 * @internal
 */
export function useExemptionActions(reload: () => void): {
  open: (action: ExemptionAction, exemption: Exemption) => void;
  /** Render this above the list. */
  element: ReactNode;
} {
  const exemptionLink = useExemptionLink();
  const [chosen, setChosen] = useState<Choice>();
  const [done, setDone] = useState<Choice>();
  const open = useCallback(
    (action: ExemptionAction, exemption: Exemption) =>
      setChosen({ action, exemption }),
    [],
  );
  return {
    open,
    element: (
      <>
        {done && (
          <Alert severity="success" onClose={() => setDone(undefined)}>
            {ACTION_TEXTS[done.action].done}:{' '}
            <Link to={exemptionLink(done.exemption.id)}>
              {done.exemption.checkTitle} for{' '}
              {nameOf(subjectOf(done.exemption))}
            </Link>
          </Alert>
        )}
        {chosen && (
          <ExemptionActionDialog
            {...chosen}
            onChange={reload}
            onDone={exemption => setDone({ ...chosen, exemption })}
            onClose={() => setChosen(undefined)}
          />
        )}
      </>
    ),
  };
}
