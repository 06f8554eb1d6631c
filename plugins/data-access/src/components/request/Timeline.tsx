import { InfoCard } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import ListItemText from '@material-ui/core/ListItemText';
import { AccessEvent } from '@meshport/backstage-plugin-data-access-common';
import { Moment } from '@meshport/backstage-plugin-data-mesh-react';
import { driftDetails } from '../../model/drift/driftDetails';
import { describeEvent } from '../../model/describeEvent';
import { eventDetails } from '../../model/eventDetails';

/** Everything that happened, newest first, from the append-only log. */
export function Timeline(props: { events: AccessEvent[] }) {
  const events = [...props.events].sort((a, b) => b.sequence - a.sequence);
  return (
    <InfoCard title="What happened">
      <List dense disablePadding aria-label="What happened, newest first">
        {events.map((event, index) => (
          <ListItem
            key={event.sequence}
            disableGutters
            divider={index < events.length - 1}
          >
            <ListItemText
              style={{ whiteSpace: 'normal' }}
              primary={describeEvent(event)}
              secondary={
                <>
                  {event.actor === 'system' ? (
                    'The portal'
                  ) : (
                    <EntityRefLink entityRef={event.actor} />
                  )}
                  {', '}
                  <Moment at={event.at} />
                  {detailsOf(event).map(text => (
                    <span key={text}>
                      <br />
                      {text}
                    </span>
                  ))}
                  {event.comment && (
                    <>
                      <br />“{event.comment}”
                    </>
                  )}
                  {event.erased && (
                    <>
                      <br />
                      (the text was erased)
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

function detailsOf(event: AccessEvent): string[] {
  const found = driftDetails(event);
  return [...eventDetails(event), ...(found ? [found.summary] : [])];
}
