import Button from '@material-ui/core/Button';
import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
import { AccessAction } from '../../../model/actions';
import {
  actionsColumn,
  askedColumn,
  holderColumn,
  portColumn,
  productColumn,
  purposeColumn,
  stateColumn,
} from '../requestColumns';
import { RequestTable } from '../RequestTable';
import { useActionDialog } from '../useActionDialog';
import { RequestList } from '../useRequestList';

/** Requests that wait for a decision, or for an answer of the viewer. */
export function MyWaiting(props: {
  list: RequestList;
  viewer: string | undefined;
  onChange: () => void;
}) {
  const { list, viewer, onChange } = props;
  const dialog = useActionDialog(onChange);
  // Most people have no request under way most of the time.
  const nothing = list.value?.items.length === 0 && !list.error;
  return (
    <section aria-label="Requests under way" hidden={nothing}>
      {dialog.element}
      <RequestTable
        title="What you have asked for"
        what="your requests"
        list={list}
        columns={[
          productColumn,
          portColumn,
          holderColumn(viewer),
          purposeColumn,
          stateColumn,
          askedColumn,
          actionsColumn(request => (
            <WaitingActions
              request={request}
              viewer={viewer}
              onAction={dialog.open}
            />
          )),
        ]}
        empty={null}
      />
    </section>
  );
}

function WaitingActions(props: {
  request: AccessRequest;
  viewer: string | undefined;
  onAction: (action: AccessAction, request: AccessRequest) => void;
}) {
  const { request, viewer, onAction } = props;
  if (request.requester !== viewer) {
    return null;
  }
  const { question } = request;
  return (
    <>
      {question && !question.answer && (
        <Button
          size="small"
          color="primary"
          onClick={() => onAction('answer', request)}
        >
          Answer the question
        </Button>
      )}
      <Button size="small" onClick={() => onAction('cancel', request)}>
        Cancel request
      </Button>
    </>
  );
}
