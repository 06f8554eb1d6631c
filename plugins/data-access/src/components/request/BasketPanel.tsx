import { InfoCard, Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import ListItemText from '@material-ui/core/ListItemText';
import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
import { useRequestNames } from '../../hooks/useRequestNames';
import { requestDetailsRouteRef } from '../../routes';
import { RequestStateChip } from '../shared/RequestStateChip';

/** What else was asked for at the same time, each with a state of its own. */
export function BasketPanel(props: { requests: AccessRequest[] }) {
  const { requests } = props;
  const nameOf = useRequestNames(...requests);
  const detailsPath = useRouteRef(requestDetailsRouteRef);
  return (
    <InfoCard title="Asked for at once">
      <List dense disablePadding aria-label="Asked for at once">
        {requests.map(request => {
          const { id, product, port, version } = request;
          const name = `${nameOf(product)} / ${port} ${version}`;
          return (
            <ListItem key={id} disableGutters>
              <ListItemText
                primary={<Link to={detailsPath({ id })}>{name}</Link>}
              />
              <RequestStateChip request={request} />
            </ListItem>
          );
        })}
      </List>
    </InfoCard>
  );
}
