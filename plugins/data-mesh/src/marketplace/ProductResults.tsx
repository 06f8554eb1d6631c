import { EmptyState } from '@backstage/core-components';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import LinearProgress from '@material-ui/core/LinearProgress';
import TablePagination from '@material-ui/core/TablePagination';
import Skeleton from '@material-ui/lab/Skeleton';
import { ProductPage } from '@meshport/backstage-plugin-data-mesh-common';
import { Live } from '@meshport/backstage-plugin-data-mesh-react';
import { useEffect, useRef } from 'react';
import { AnswerFailure } from '../live/AnswerFailure';
import { CreateDataProductButton } from './CreateDataProductButton';
import { ProductCards } from './ProductCards';
import {
  effectiveOrder,
  isNarrowed,
  PAGE_SIZES,
  ProductSearch,
} from './productSearch';
import { ProductTable } from './ProductTable';
import { Level } from './useLevels';

function Loading() {
  return (
    <Box
      display="grid"
      gridGap={16}
      gridTemplateColumns="repeat(auto-fill, minmax(min(22rem, 100%), 1fr))"
      role="status"
      aria-label="Loading the data products"
    >
      {Array.from({ length: 6 }, (_, index) => (
        <Skeleton key={index} variant="rect" height={220} />
      ))}
    </Box>
  );
}

function NothingFound(props: { narrowed: boolean; onClear: () => void }) {
  return props.narrowed ? (
    <EmptyState
      missing="data"
      title="No data product matches"
      description="Try other words, or take back some of the filters. Each word has to be found in a product or in one of its columns."
      action={
        <Button variant="outlined" onClick={props.onClear}>
          Clear all
        </Button>
      }
    />
  ) : (
    <EmptyState
      missing="data"
      title="No data products yet"
      description="A data product is made from a software template and described in git. None that you may see is in the catalog."
      action={<CreateDataProductButton />}
    />
  );
}

/**
 * The products of a page, or why there are none.
 * @internal
 */
export function ProductResults(props: {
  answer: Live<ProductPage>;
  levels: Level[];
  search: ProductSearch;
  onChange: (
    change: Partial<ProductSearch>,
    options?: { replace?: boolean },
  ) => void;
}) {
  const { answer, levels, search, onChange } = props;
  const { value: page, error, loading } = answer;

  const top = useRef<HTMLDivElement>(null);

  // Products may have gone since a link to a page was made.
  const lastPage = page
    ? Math.max(0, Math.ceil(page.total / search.pageSize) - 1)
    : undefined;
  const beyond = !loading && lastPage !== undefined && search.page > lastPage;
  useEffect(() => {
    if (beyond) {
      onChange({ page: lastPage }, { replace: true });
    }
  }, [beyond, lastPage, onChange]);

  if (error) {
    return <AnswerFailure error={error} retry={answer.retry} />;
  }
  if (!page || lastPage === undefined) {
    return <Loading />;
  }
  if (page.total === 0 && !loading) {
    return (
      <NothingFound
        narrowed={isNarrowed(search)}
        onClear={() => onChange({ text: '', filters: {} })}
      />
    );
  }
  return (
    <div aria-busy={loading} ref={top}>
      <Box height={4}>
        {loading && <LinearProgress aria-label="Looking for data products" />}
      </Box>
      {search.layout === 'table' ? (
        <ProductTable
          products={page.items}
          levels={levels}
          search={search.text}
          order={effectiveOrder(search)}
          onOrder={order => onChange({ order })}
        />
      ) : (
        <ProductCards
          products={page.items}
          levels={levels}
          search={search.text}
        />
      )}
      {page.total > PAGE_SIZES[0] && (
        <TablePagination
          component="nav"
          aria-label="Pages"
          count={page.total}
          page={Math.min(search.page, lastPage)}
          rowsPerPage={search.pageSize}
          rowsPerPageOptions={[...PAGE_SIZES]}
          labelRowsPerPage="Products on a page"
          onPageChange={(_event, number) => {
            onChange({ page: number });
            top.current?.scrollIntoView({ block: 'start' });
          }}
          onRowsPerPageChange={event =>
            onChange({ pageSize: Number(event.target.value) })
          }
        />
      )}
    </div>
  );
}
