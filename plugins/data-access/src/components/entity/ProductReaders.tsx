import { InfoCard } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { byEnd } from '../../model/mine/ending';
import { rightUntilColumn } from '../lists/mine/rightUntilColumn';
import {
  actionsColumn,
  filterColumn,
  portColumn,
  purposeColumn,
  stateColumn,
  holderColumn,
} from '../lists/requestColumns';
import { RequestTable } from '../lists/RequestTable';
import { useActionDialog } from '../lists/useActionDialog';
import { useRequestList } from '../lists/useRequestList';
import { RevokeButton } from './RevokeButton';

/** Who can read a product, why and until when, with the means to end it. */
export function ProductReaders(props: {
  /** Entity ref. */
  product: string;
  viewer: string;
}) {
  const { product, viewer } = props;
  const list = useRequestList({ scope: 'all', product, living: true });
  const dialog = useActionDialog(list.retry);
  return (
    <section aria-label="Who holds a right">
      {dialog.element}
      <RequestTable
        title="Who holds a right"
        what="who holds a right to this product"
        list={list}
        arrange={items => [...items].sort((a, b) => byEnd(a.grant, b.grant))}
        columns={[
          { ...holderColumn(viewer), title: 'Who' },
          portColumn,
          filterColumn,
          purposeColumn,
          stateColumn,
          rightUntilColumn,
          actionsColumn(request => (
            <RevokeButton
              request={request}
              onClick={() => dialog.open('revoke', request)}
            />
          )),
        ]}
        empty={
          <InfoCard title="Who holds a right">
            <Typography>Nobody holds a right to this product</Typography>
            <Typography variant="body2" color="textSecondary">
              Rights that are granted appear here.
            </Typography>
          </InfoCard>
        }
      />
    </section>
  );
}
