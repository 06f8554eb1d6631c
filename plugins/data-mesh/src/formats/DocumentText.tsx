import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';

/** More would make the page slow; the whole of it can be saved. */
const SHOWN_CHARACTERS = 50_000;

const useStyles = makeStyles(
  theme => ({
    text: {
      margin: 0,
      padding: theme.spacing(1.5),
      maxHeight: '50vh',
      overflow: 'auto',
      fontSize: '0.85rem',
      whiteSpace: 'pre-wrap',
      overflowWrap: 'anywhere',
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      backgroundColor: theme.palette.background.default,
    },
  }),
  { name: 'MeshportDocumentText' },
);

/**
 * A document as it would be saved, its beginning where it is very long.
 * @internal
 */
export function DocumentText(props: { text: string; label: string }) {
  const { text, label } = props;
  const classes = useStyles();
  return (
    <>
      <pre className={classes.text} title={label}>
        {text.slice(0, SHOWN_CHARACTERS)}
      </pre>
      {text.length > SHOWN_CHARACTERS && (
        <Typography variant="body2" color="textSecondary">
          The beginning of {text.length} characters; save it to see the whole.
        </Typography>
      )}
    </>
  );
}
