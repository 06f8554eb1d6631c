import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import ExpandLessIcon from '@material-ui/icons/ExpandLess';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import { MapProduct } from '@meshport/backstage-plugin-data-mesh-common';
import { useProductLink } from '../marketplace/productLinks';
import { contentOf } from './contentOf';
import { FlowEnd, flowsOf } from './flowsOf';
import { MapActions } from './MapActions';
import { MeshDomain, MeshModel } from './meshModel';

const useStyles = makeStyles(
  theme => ({
    domain: { padding: theme.spacing(1, 2), marginBottom: theme.spacing(1) },
    products: {
      margin: 0,
      paddingLeft: theme.spacing(3),
      '& li': { marginBottom: theme.spacing(1) },
    },
    name: { textTransform: 'none', fontWeight: 'bold' },
    inner: { marginTop: theme.spacing(1) },
  }),
  { name: 'MeshportMeshList' },
);

function endsInWords(ends: FlowEnd[]): string {
  return ends
    .map(({ product, ports }) =>
      ports.length > 0
        ? `${product.title} (port ${ports.join(', ')})`
        : product.title,
    )
    .join(', ');
}

function ProductLine(props: { model: MeshModel; product: MapProduct }) {
  const { model, product } = props;
  const productLink = useProductLink();
  const { reads, readBy } = flowsOf(model, product.ref);
  return (
    <li>
      <Typography variant="body2">
        <Link to={productLink(product.ref)}>{product.title}</Link>,{' '}
        {[product.lifecycle, product.level?.title].filter(Boolean).join(', ')}
      </Typography>
      {reads.length > 0 && (
        <Typography variant="body2">Reads {endsInWords(reads)}</Typography>
      )}
      {readBy.length > 0 && (
        <Typography variant="body2">
          Is read by {endsInWords(readBy)}
        </Typography>
      )}
    </li>
  );
}

function DomainSection(props: {
  model: MeshModel;
  domain: MeshDomain;
  open: ReadonlySet<string>;
  actions: MapActions;
}) {
  const { model, domain, open, actions } = props;
  const classes = useStyles();
  const isOpen = open.has(domain.ref);
  return (
    <Paper
      component="section"
      variant="outlined"
      className={classes.domain}
      aria-label={`Domain ${domain.title}`}
    >
      <Button
        className={classes.name}
        aria-expanded={isOpen}
        endIcon={isOpen ? <ExpandLessIcon /> : <ExpandMoreIcon />}
        onClick={() => actions.toggleDomain(domain.ref)}
      >
        {domain.title}
      </Button>
      <Typography variant="body2" component="span" color="textSecondary">
        {contentOf(domain)}
      </Typography>
      {isOpen && (
        <div className={classes.inner}>
          <ul className={classes.products}>
            {domain.products.flatMap(ref => {
              const product = model.products.get(ref);
              return product ? (
                <ProductLine key={ref} model={model} product={product} />
              ) : (
                []
              );
            })}
          </ul>
          <DomainSections {...props} domains={domain.subdomains} />
        </div>
      )}
    </Paper>
  );
}

function DomainSections(props: {
  model: MeshModel;
  domains: readonly string[];
  open: ReadonlySet<string>;
  actions: MapActions;
}) {
  const { model, domains, open, actions } = props;
  return (
    <>
      {domains.flatMap(ref => {
        const domain = model.domains.get(ref);
        return domain ? (
          <DomainSection
            key={ref}
            model={model}
            domain={domain}
            open={open}
            actions={actions}
          />
        ) : (
          []
        );
      })}
    </>
  );
}

/**
 * The mesh in words: domains, their products, and what each reads and is read
 * by. It says the same as the drawing.
 * @internal
 */
export function MeshList(props: {
  model: MeshModel;
  open: ReadonlySet<string>;
  actions: MapActions;
}) {
  return <DomainSections {...props} domains={props.model.roots} />;
}
