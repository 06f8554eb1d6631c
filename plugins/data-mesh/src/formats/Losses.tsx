import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { FormatLoss } from '@meshport/backstage-plugin-data-mesh-common';

const useStyles = makeStyles(
  theme => ({
    root: { marginBottom: theme.spacing(2) },
    list: {
      margin: 0,
      paddingLeft: theme.spacing(2.5),
      maxHeight: '12rem',
      overflow: 'auto',
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'MeshportLosses' },
);

/**
 * What a format cannot carry.
 * @internal
 */
export function Losses(props: {
  losses: FormatLoss[];
  /** Title of the format. */
  format: string;
}) {
  const { losses, format } = props;
  const classes = useStyles();
  if (losses.length === 0) {
    return (
      <Alert severity="success" className={classes.root}>
        Nothing is lost.
      </Alert>
    );
  }
  return (
    <Alert severity="warning" className={classes.root}>
      <AlertTitle>
        {losses.length === 1
          ? `${format} loses one thing`
          : `${format} loses ${losses.length} things`}
      </AlertTitle>
      <ul className={classes.list}>
        {losses.map(({ path, message }, index) => (
          <Typography key={index} component="li" variant="body2">
            {path && <code>{path}</code>} {message}
          </Typography>
        ))}
      </ul>
    </Alert>
  );
}
