import { EmptyState } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
import { usePorts } from '../../hooks/usePorts';
import { useRequestList } from '../../hooks/useRequestList';
import {
  actionsColumn,
  askedColumn,
  classificationColumn,
  durationColumn,
  portColumn,
  productColumn,
  purposeColumn,
  requesterColumn,
} from './requestColumns';
import { RequestTable } from './RequestTable';
import { useActionDialog } from './useActionDialog';

const NO_REQUESTS: AccessRequest[] = [];

/**
 * Requests that wait for the viewer's decision. The page loads the list,
 * because its tab shows how many there are.
 */
export function Inbox(props: { list: ReturnType<typeof useRequestList> }) {
  const { list } = props;
  const findPort = usePorts(list.value?.items ?? NO_REQUESTS);
  const dialog = useActionDialog(list.reload);
  return (
    <>
      {dialog.element}
      <RequestTable
        title="Waiting for your decision"
        what="your inbox"
        list={list}
        columns={[
          requesterColumn,
          productColumn,
          portColumn,
          classificationColumn(findPort),
          purposeColumn,
          durationColumn,
          askedColumn,
          actionsColumn(request => (
            <>
              <Button
                size="small"
                color="primary"
                onClick={() => dialog.open('approve', request)}
              >
                Approve
              </Button>
              <Button size="small" onClick={() => dialog.open('deny', request)}>
                Deny
              </Button>
            </>
          )),
        ]}
        empty={
          <EmptyState
            missing="data"
            title="Nothing waits for your decision"
            description="Requests for data that you or your group decide about appear here."
          />
        }
      />
    </>
  );
}
