import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { FormatLoss } from '@meshport/backstage-plugin-data-mesh-common';

const MOST_SHOWN = 50;

/**
 * What a format cannot carry, or that it carries everything.
 * @internal
 */
export function LossList(props: { losses: FormatLoss[]; format: string }) {
  const { losses, format } = props;
  if (losses.length === 0) {
    return (
      <Alert severity="success">{format} carries everything there is.</Alert>
    );
  }
  const more = losses.length - MOST_SHOWN;
  return (
    <Alert severity="warning">
      <AlertTitle>
        {losses.length === 1
          ? `One thing cannot be said in ${format}`
          : `${losses.length} things cannot be said in ${format}`}
      </AlertTitle>
      <ul style={{ margin: 0, paddingLeft: '1.25rem' }}>
        {losses.slice(0, MOST_SHOWN).map(({ path, message }) => (
          <li key={`${path} ${message}`}>
            <code>{path}</code> {message}
          </li>
        ))}
      </ul>
      {more > 0 && <Typography variant="body2">and {more} more</Typography>}
    </Alert>
  );
}
