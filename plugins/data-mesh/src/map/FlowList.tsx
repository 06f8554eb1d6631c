import MuiLink from '@material-ui/core/Link';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { FlowEnd } from './flowsOf';

const useStyles = makeStyles(
  { list: { listStyle: 'none', margin: 0, padding: 0 } },
  { name: 'MeshportFlowList' },
);

/**
 * Products at the other ends of flows, to look at next.
 * @internal
 */
export function FlowList(props: {
  title: string;
  empty: string;
  flows: FlowEnd[];
  onChoose: (product: string) => void;
}) {
  const { title, empty, flows, onChoose } = props;
  const classes = useStyles();
  return (
    <div>
      <Typography variant="subtitle2" component="h4">
        {title}
      </Typography>
      {flows.length === 0 && <Typography variant="body2">{empty}</Typography>}
      <ul className={classes.list} aria-label={title}>
        {flows.map(({ product, ports }) => (
          <li key={product.ref}>
            <Typography variant="body2">
              <MuiLink
                component="button"
                variant="body2"
                onClick={() => onChoose(product.ref)}
              >
                {product.title}
              </MuiLink>
              {ports.length > 0 && ` through ${ports.join(', ')}`}
            </Typography>
          </li>
        ))}
      </ul>
    </div>
  );
}
