import { EmptyState } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { useMemo } from 'react';
import { useExemptions } from '../useExemptions';
import {
  actionsColumn,
  askedColumn,
  checkColumn,
  endColumn,
  reasonColumn,
  stateColumn,
  subjectColumn,
} from './exemptionColumns';
import { ExemptionTable } from './ExemptionTable';
import { revokeAction } from '../decision/actions';
import { StateFilter, useStateFilter } from './StateFilter';
import { useExemptionActions } from './useExemptionActions';

/**
 * Exemptions that the viewer asked for.
 * @internal
 */
export function MyExemptions() {
  const [state, setState] = useStateFilter();
  const list = useExemptions({
    view: 'requested',
    states: state && [state],
  });
  const { open, element } = useExemptionActions(list.retry);
  const columns = useMemo(
    () => [
      checkColumn,
      subjectColumn,
      reasonColumn,
      stateColumn,
      endColumn,
      askedColumn,
      actionsColumn(
        exemption =>
          exemption.permitted.revoke && (
            <Button
              size="small"
              onClick={() => open(revokeAction(exemption), exemption)}
            >
              {exemption.state === 'pending' ? 'Withdraw' : 'End now'}
            </Button>
          ),
      ),
    ],
    [open],
  );
  return (
    <>
      {element}
      <StateFilter value={state} onChange={setState} />
      <ExemptionTable
        title="Asked for by you"
        list={list}
        columns={columns}
        empty={
          <EmptyState
            missing="data"
            title="You asked for no exemption"
            description={
              state
                ? 'None of yours is in this state.'
                : 'Ask for one at a failing check, on the tab Scorecard of a data product that you own.'
            }
            action={
              state && (
                <Button variant="contained" onClick={() => setState(undefined)}>
                  Show all states
                </Button>
              )
            }
          />
        }
      />
    </>
  );
}
