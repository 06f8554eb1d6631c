import { EmptyState, Progress } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { useMemo } from 'react';
import { AnswerFailure } from '../live/AnswerFailure';
import { MapToolbar } from './MapToolbar';
import { MeshDiagram } from './MeshDiagram';
import { MeshList } from './MeshList';
import { ancestors, MeshModel } from './meshModel';
import { ProductPanel } from './ProductPanel';
import { useMapView } from './useMapView';
import { useMeshMap } from './useMeshMap';
import { usuallyOpen, withAncestors } from './visibleMesh';

const useStyles = makeStyles(
  theme => ({
    map: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
      // What the header, the tabs and the toolbar leave of the screen.
      height: 'max(26rem, calc(100vh - 16rem))',
    },
    withPanel: {
      gridTemplateColumns: 'minmax(0, 1fr) 20rem',
      [theme.breakpoints.down('sm')]: {
        gridTemplateColumns: 'minmax(0, 1fr)',
        gridTemplateRows: 'minmax(0, 2fr) minmax(0, 1fr)',
      },
    },
    drawing: {
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      overflow: 'hidden',
    },
    legend: { marginTop: theme.spacing(1) },
  }),
  { name: 'MeshportMeshMap' },
);

function Mesh(props: { model: MeshModel }) {
  const { model } = props;
  const classes = useStyles();
  const { view, change } = useMapView();
  const product = view.product ? model.products.get(view.product) : undefined;

  const open = useMemo(
    () =>
      withAncestors(model, [
        ...(view.open ?? usuallyOpen(model)),
        ...(product ? [product.domain] : []),
      ]),
    [model, view.open, product],
  );
  const actions = useMemo(
    () => ({
      chooseProduct: (ref: string | undefined) => change({ product: ref }),
      toggleDomain: (ref: string) =>
        change(
          open.has(ref)
            ? {
                open: [...open].filter(
                  other =>
                    !ancestors(model.domains, other).some(
                      domain => domain.ref === ref,
                    ),
                ),
                // A product that is looked at keeps its domain open.
                product: undefined,
              }
            : { open: [...open, ref] },
        ),
    }),
    [model, open, change],
  );

  return (
    <>
      <MapToolbar
        model={model}
        view={view}
        onChange={change}
        onFind={({ kind, ref }) =>
          change(
            kind === 'product'
              ? { product: ref }
              : { open: [ref], product: undefined },
          )
        }
      />
      {view.product && !product && (
        <Alert severity="info">
          {view.product} is not on the map: it does not exist, or you may not
          see it.
        </Alert>
      )}
      {view.layout === 'list' ? (
        <MeshList model={model} open={open} actions={actions} />
      ) : (
        <>
          <div
            className={
              product ? `${classes.map} ${classes.withPanel}` : classes.map
            }
          >
            <div
              className={classes.drawing}
              role="region"
              aria-label="Map of the mesh; the list says the same in words"
            >
              <MeshDiagram
                model={model}
                open={open}
                product={product?.ref}
                actions={actions}
              />
            </div>
            {product && (
              <ProductPanel
                model={model}
                product={product}
                onChoose={actions.chooseProduct}
              />
            )}
          </div>
          <Typography
            variant="body2"
            color="textSecondary"
            className={classes.legend}
          >
            An arrow leads from a product to one that reads it. Choose a domain
            to open or close it, and a product to see where its data comes from
            and goes to.
          </Typography>
        </>
      )}
    </>
  );
}

/**
 * The mesh map: domains, the products in them, and what flows between them.
 * @internal
 */
export function MeshMapContent() {
  const { value: model, error, retry } = useMeshMap();
  if (error) {
    return <AnswerFailure error={error} retry={retry} />;
  }
  if (!model) {
    return <Progress />;
  }
  if (model.products.size === 0) {
    return (
      <EmptyState
        missing="data"
        title="No data products yet"
        description="The map shows the data products of the catalog that you may see, and there are none."
      />
    );
  }
  return <Mesh model={model} />;
}
