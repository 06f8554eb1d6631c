import {
  Entity,
  RELATION_HAS_PART,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { Link, Progress } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  EntityInfoCard,
  EntityRefLink,
  EntityRefLinks,
  getEntityRelations,
  useEntity,
} from '@backstage/plugin-catalog-react';
import Box from '@material-ui/core/Box';
import TablePagination from '@material-ui/core/TablePagination';
import Typography from '@material-ui/core/Typography';
import {
  ProductOrder,
  ProductPage,
} from '@meshport/backstage-plugin-data-mesh-common';
import { FactList } from '@meshport/backstage-plugin-data-mesh-react';
import { useState } from 'react';
import { AnswerFailure } from '../live/AnswerFailure';
import { Level, useLevels } from '../marketplace/useLevels';
import { ProductTable } from '../marketplace/ProductTable';
import { useProductPage } from '../marketplace/useProductPage';
import { rootRouteRef } from '../routes';
import { LevelShares } from './LevelShares';

const PAGE_SIZE = 10;

/** Owners beyond these are found in the marketplace. */
const SHOWN_OWNERS = 5;

function Owners(props: { owners: ProductPage['facets']['owner'] }) {
  const owners = props.owners.filter(({ count }) => count > 0);
  return (
    <>
      {owners.slice(0, SHOWN_OWNERS).map(({ value, count }, index) => (
        <span key={value}>
          {index > 0 && ', '}
          <EntityRefLink entityRef={value} hideIcon /> ({count})
        </span>
      ))}
      {owners.length > SHOWN_OWNERS &&
        ` and ${owners.length - SHOWN_OWNERS} more`}
    </>
  );
}

function Summary(props: {
  domain: Entity;
  page: ProductPage;
  levels: Level[];
}) {
  const { domain, page, levels } = props;
  const subdomains = getEntityRelations(domain, RELATION_HAS_PART, {
    kind: 'domain',
  });
  return (
    <FactList
      facts={[
        { label: 'Products', value: page.total.toLocaleString() },
        {
          label: 'Owned by',
          value: page.total > 0 && <Owners owners={page.facets.owner} />,
        },
        {
          label: 'Sub-domains',
          value:
            subdomains.length > 0 ? (
              <EntityRefLinks entityRefs={subdomains} hideIcons />
            ) : (
              'None'
            ),
        },
        {
          label: 'Levels',
          value:
            levels.length > 0 && page.total > 0 ? (
              <LevelShares values={page.facets.level} levels={levels} />
            ) : undefined,
          wide: true,
        },
      ]}
    />
  );
}

/**
 * The data products of a domain: how many, whose, how good, and which.
 * @internal
 */
export function DomainDataProductsCard() {
  const { entity: domain } = useEntity();
  const ref = stringifyEntityRef(domain);
  const [order, setOrder] = useState<ProductOrder>('title');
  const [pageNumber, setPageNumber] = useState(0);
  const {
    value: page,
    error,
    retry,
    loading,
  } = useProductPage({
    filters: { domain: [ref] },
    order,
    offset: pageNumber * PAGE_SIZE,
    limit: PAGE_SIZE,
  });
  const levels = useLevels(page?.facets.level);
  const marketplace = useRouteRef(rootRouteRef);

  if (error) {
    return <AnswerFailure error={error} retry={retry} />;
  }
  if (!page) {
    return (
      <EntityInfoCard title="Data products">
        <Progress />
      </EntityInfoCard>
    );
  }
  return (
    <EntityInfoCard
      title="Data products"
      headerActions={
        marketplace && (
          <Link to={`${marketplace()}?domain=${encodeURIComponent(ref)}`}>
            Open in the marketplace
          </Link>
        )
      }
    >
      <Summary domain={domain} page={page} levels={levels} />
      <Box mt={2} aria-busy={loading}>
        {page.total === 0 ? (
          <Typography variant="body2">
            This domain has no data products of its own yet.
          </Typography>
        ) : (
          <ProductTable
            ofOneDomain
            products={page.items}
            levels={levels}
            search=""
            order={order}
            onOrder={changed => {
              setOrder(changed);
              setPageNumber(0);
            }}
          />
        )}
        {page.total > PAGE_SIZE && (
          <TablePagination
            component="div"
            count={page.total}
            page={pageNumber}
            rowsPerPage={PAGE_SIZE}
            rowsPerPageOptions={[PAGE_SIZE]}
            onPageChange={(_event, number) => setPageNumber(number)}
          />
        )}
      </Box>
    </EntityInfoCard>
  );
}
