import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(11rem, 1fr))',
      gap: theme.spacing(2),
      margin: 0,
    },
    wide: { gridColumn: '1 / -1' },
    value: {
      margin: 0,
      overflowWrap: 'anywhere',
      color: theme.palette.text.primary,
    },
  }),
  { name: 'MeshportFactList' },
);

/**
 * A label and what it says. A fact without a value is left out.
 * @public
 */
export interface Fact {
  label: string;
  value: ReactNode;
  /** Takes a line of its own, for running text. */
  wide?: boolean;
}

/**
 * Facts about a thing as a description list, as many in a line as there is
 * room for.
 * @public
 */
export function FactList(props: { facts: Fact[] }) {
  const classes = useStyles();
  return (
    <dl className={classes.root}>
      {props.facts
        .filter(({ value }) => value !== undefined && value !== '')
        .map(({ label, value, wide }, index) => (
          <div
            key={`${label} ${index}`}
            className={wide ? classes.wide : undefined}
          >
            <Typography component="dt" variant="caption" color="textSecondary">
              {label}
            </Typography>
            <Typography
              component="dd"
              variant="body2"
              className={classes.value}
            >
              {value}
            </Typography>
          </div>
        ))}
    </dl>
  );
}
