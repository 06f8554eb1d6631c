import { InfoCard } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import ListItemText from '@material-ui/core/ListItemText';
import { ExemptionEvent } from '@meshport/backstage-plugin-data-governance-common';
import { Moment } from '@meshport/backstage-plugin-data-mesh-react';
import { sayEvent } from '../model';

/**
 * Everything that happened to an exemption, newest first.
 * @internal
 */
export function ExemptionTimeline(props: { events: ExemptionEvent[] }) {
  const events = [...props.events].sort(
    (one, other) => Date.parse(other.at) - Date.parse(one.at),
  );
  return (
    <InfoCard title="What happened">
      <List dense disablePadding aria-label="What happened, newest first">
        {events.map((event, index) => (
          <ListItem
            key={`${event.at} ${event.to}`}
            disableGutters
            divider={index < events.length - 1}
          >
            <ListItemText
              style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}
              primary={sayEvent(event)}
              secondary={
                <>
                  {event.by ? (
                    <EntityRefLink entityRef={event.by} hideIcon />
                  ) : (
                    'The portal'
                  )}
                  {', '}
                  <Moment at={event.at} />
                  {event.comment && (
                    <>
                      <br />“{event.comment}”
                    </>
                  )}
                </>
              }
            />
          </ListItem>
        ))}
      </List>
    </InfoCard>
  );
}
