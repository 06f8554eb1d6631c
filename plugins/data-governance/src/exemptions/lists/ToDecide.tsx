import { EmptyState } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { useMemo } from 'react';
import { ExemptionList } from '../useExemptions';
import {
  actionsColumn,
  askedColumn,
  checkColumn,
  endColumn,
  reasonColumn,
  requesterColumn,
  subjectColumn,
} from './exemptionColumns';
import { ExemptionTable } from './ExemptionTable';
import { useExemptionActions } from './useExemptionActions';

/**
 * Exemptions that wait for the viewer's decision.
 * @internal
 */
export function ToDecide(props: { list: ExemptionList }) {
  const { list } = props;
  const { open, element } = useExemptionActions(list.retry);
  const columns = useMemo(
    () => [
      checkColumn,
      subjectColumn,
      requesterColumn,
      reasonColumn,
      endColumn,
      askedColumn,
      actionsColumn(exemption => (
        <>
          <Button
            size="small"
            color="primary"
            onClick={() => open('approve', exemption)}
          >
            Approve
          </Button>
          <Button size="small" onClick={() => open('reject', exemption)}>
            Reject
          </Button>
        </>
      )),
    ],
    [open],
  );
  return (
    <>
      {element}
      <ExemptionTable
        title="Waiting for your decision"
        list={list}
        columns={columns}
        empty={
          <EmptyState
            missing="data"
            title="Nothing waits for your decision"
            description="When somebody asks for an exemption from a scorecard that you or your group own, it appears here."
          />
        }
      />
    </>
  );
}
