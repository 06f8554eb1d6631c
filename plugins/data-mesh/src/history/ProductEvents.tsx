import { Link, Progress } from '@backstage/core-components';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import {
  EntityInfoCard,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import ListItemText from '@material-ui/core/ListItemText';
import Typography from '@material-ui/core/Typography';
import { ProductEvent } from '@meshport/backstage-plugin-data-mesh-common';
import {
  dataMeshApiRef,
  ToneChip,
} from '@meshport/backstage-plugin-data-mesh-react';
import { AnswerFailure } from '../live/AnswerFailure';
import { useLiveAnswer } from '../live/useLiveAnswer';
import { Moment } from './Moment';

const MARKS: Partial<Record<ProductEvent['type'], string>> = {
  'breaking-change': 'Breaking change',
  deprecation: 'Deprecation',
};

/**
 * What happened to a product, the newest first: its versions, its lifecycle,
 * and the versions of its contracts.
 * @internal
 */
export function ProductEvents(props: { productRef: string }) {
  const { productRef } = props;
  const api = useApi(dataMeshApiRef);
  const entityRoute = useRouteRef(entityRouteRef);
  const {
    value: events,
    error,
    retry,
  } = useLiveAnswer(() => api.getProductEvents(productRef), productRef);

  if (error) {
    return <AnswerFailure error={error} retry={retry} />;
  }
  return (
    <EntityInfoCard title="What happened">
      {!events && <Progress />}
      {events?.length === 0 && (
        <Typography variant="body2" color="textSecondary">
          Nothing has changed since the product came into the catalog.
        </Typography>
      )}
      <List dense disablePadding aria-label="What happened, newest first">
        {events?.map((event, index) => (
          <ListItem
            key={event.id}
            disableGutters
            divider={index < events.length - 1}
          >
            <ListItemText
              primary={
                <>
                  {event.message}{' '}
                  {MARKS[event.type] && (
                    <ToneChip
                      label={MARKS[event.type] ?? ''}
                      tone={
                        event.type === 'breaking-change' ? 'danger' : 'caution'
                      }
                    />
                  )}
                </>
              }
              secondary={
                <>
                  <Moment at={event.at} />
                  {event.contract && (
                    <>
                      {' '}
                      in{' '}
                      <Link to={entityRoute(parseEntityRef(event.contract))}>
                        {parseEntityRef(event.contract).name}
                      </Link>
                    </>
                  )}
                </>
              }
            />
          </ListItem>
        ))}
      </List>
    </EntityInfoCard>
  );
}
