import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { CHECK_STATUSES } from '@meshport/backstage-plugin-data-governance-common';
import { CheckStatusIcon, statusWord } from '../../checks';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 2),
      listStyle: 'none',
      margin: 0,
      padding: 0,
    },
    item: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
    },
  }),
  { name: 'MeshportStatusLegend' },
);

/**
 * What the signs and colours of outcomes mean.
 * @internal
 */
export function StatusLegend(props: {
  /** Also that of a check that was not evaluated. */
  withNone?: boolean;
}) {
  const statuses = [...CHECK_STATUSES, ...(props.withNone ? [undefined] : [])];
  const classes = useStyles();
  return (
    <ul className={classes.root} aria-label="Signs">
      {statuses.map(status => (
        <Typography
          key={status ?? ''}
          component="li"
          variant="caption"
          className={classes.item}
        >
          <CheckStatusIcon status={status} />
          {status ? statusWord(status) : 'Not evaluated'}
        </Typography>
      ))}
    </ul>
  );
}
