import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gap: theme.spacing(2),
      gridTemplateColumns: 'repeat(auto-fit, minmax(9rem, 1fr))',
      margin: 0,
      padding: theme.spacing(2, 3),
    },
    value: { margin: 0, fontVariantNumeric: 'tabular-nums' },
  }),
  { name: 'MeshportFigures' },
);

/**
 * A number with what it counts.
 * @public
 */
export interface Figure {
  label: string;
  value: ReactNode;
  note?: ReactNode;
}

/**
 * The figures at the head of a page, as many in a line as there is room for.
 * @public
 */
export function Figures(props: { figures: Figure[] }) {
  const classes = useStyles();
  return (
    <Paper>
      <dl className={classes.root}>
        {props.figures.map(({ label, value, note }) => (
          <div key={label}>
            <Typography variant="body2" color="textSecondary" component="dt">
              {label}
            </Typography>
            <Typography variant="h5" component="dd" className={classes.value}>
              {value}
            </Typography>
            {note && (
              <Typography
                variant="caption"
                color="textSecondary"
                component="dd"
                className={classes.value}
              >
                {note}
              </Typography>
            )}
          </div>
        ))}
      </dl>
    </Paper>
  );
}
