import { stringifyEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useEntityOwnership } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { DataProductEntity } from '@meshport/backstage-plugin-data-mesh-common';
import { Stack } from '@meshport/backstage-plugin-data-mesh-react';
import { useViewer } from '../../hooks/useViewer';
import { rootRouteRef } from '../../routes';
import { DriftCard } from '../drift/DriftCard';
import { useRequestList } from '../lists/useRequestList';
import { ProductReaders } from './ProductReaders';
import { ProductWaiting } from './ProductWaiting';

/**
 * Everybody's requests and rights on a product, and whether the engine agrees.
 * Left out for those who would see only their own, which they already see
 * beside the ports.
 */
export function ProductAccessOfOthers(props: { product: DataProductEntity }) {
  const { product } = props;
  const ref = stringifyEntityRef(product);
  const list = useRequestList({ scope: 'all', product: ref });
  const viewer = useViewer();
  const { loading, isOwnedEntity } = useEntityOwnership();
  const rootPath = useRouteRef(rootRouteRef);

  const seesOthers = list.value?.items.some(
    ({ requester, holder }) => requester !== viewer && holder !== viewer,
  );
  if (loading || !viewer || !(seesOthers || isOwnedEntity(product))) {
    return null;
  }
  return (
    <Stack>
      <ProductWaiting product={ref} />
      <ProductReaders product={ref} viewer={viewer} />
      <DriftCard product={ref} />
      <Typography>
        <Link to={`${rootPath()}/all?${new URLSearchParams({ product: ref })}`}>
          All requests for this product, also those that are over
        </Link>
      </Typography>
    </Stack>
  );
}
