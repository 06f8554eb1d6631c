import { EmptyState } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { isNarrowed, MeshView, NOT_NARROWED } from '../../model';

/**
 * Says why there are no products.
 * @internal
 */
export function NothingFound(props: {
  view: MeshView;
  onChange: (change: Partial<MeshView>) => void;
}) {
  const { view, onChange } = props;
  return isNarrowed(view) ? (
    <EmptyState
      missing="data"
      title="No data product matches"
      description="Take back some of the filters, or try other words."
      action={
        <Button variant="outlined" onClick={() => onChange(NOT_NARROWED)}>
          Clear all
        </Button>
      }
    />
  ) : (
    <EmptyState
      missing="data"
      title="No product is evaluated yet"
      description="Products are evaluated soon after they or a scorecard come into the catalog. This page shows the results by itself."
    />
  );
}
