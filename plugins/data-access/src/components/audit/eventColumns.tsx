import { Link, TableColumn } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { AccessEvent } from '@meshport/backstage-plugin-data-access-common';
import { Moment } from '@meshport/backstage-plugin-data-mesh-react';
import { driftDetails } from '../../model/drift/driftDetails';
import { describeEvent } from '../../model/describeEvent';
import { eventDetails } from '../../model/eventDetails';
import { requestDetailsRouteRef } from '../../routes';

const SYSTEM = 'system';

function RequestLink(props: { id: string }) {
  const detailsPath = useRouteRef(requestDetailsRouteRef);
  // What is found in an engine belongs to no request.
  return props.id ? (
    <Link to={detailsPath({ id: props.id })}>Request</Link>
  ) : (
    <>–</>
  );
}

function What(props: { event: AccessEvent }) {
  const { event } = props;
  const found = driftDetails(event);
  return (
    <>
      {describeEvent(event)}
      {eventDetails(event).map(text => (
        <Typography key={text} variant="body2" color="textSecondary">
          {text}
        </Typography>
      ))}
      {found && (
        <Typography variant="body2" color="textSecondary">
          <EntityRefLink entityRef={found.product} defaultKind="DataProduct" />{' '}
          / {found.port} {found.version} on {found.platform}: {found.summary}
        </Typography>
      )}
      {event.comment && (
        <Typography variant="body2" color="textSecondary">
          “{event.comment}”
        </Typography>
      )}
      {event.erased && (
        <Typography variant="body2" color="textSecondary">
          A text was erased.
        </Typography>
      )}
    </>
  );
}

/** The columns of the log. */
export const EVENT_COLUMNS: TableColumn<AccessEvent>[] = [
  { title: 'No.', render: ({ sequence }) => sequence },
  { title: 'When', render: ({ at }) => <Moment at={at} /> },
  {
    title: 'Who',
    render: ({ actor }) =>
      actor === SYSTEM ? (
        'The portal'
      ) : (
        <EntityRefLink entityRef={actor} defaultKind="User" />
      ),
  },
  { title: 'What', render: event => <What event={event} /> },
  { title: 'Event', render: ({ type }) => <code>{type}</code> },
  { title: 'Of', render: ({ requestId }) => <RequestLink id={requestId} /> },
];
