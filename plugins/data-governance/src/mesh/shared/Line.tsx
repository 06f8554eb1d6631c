import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    line: {
      display: 'flex',
      gap: theme.spacing(1),
      padding: theme.spacing(0.75, 0),
      overflowWrap: 'anywhere',
    },
    sign: { flex: 'none', width: 24, lineHeight: 0 },
  }),
  { name: 'MeshportLines' },
);

/**
 * Lines below each other.
 * @internal
 */
export function Lines(props: { children: ReactNode }) {
  return <ul className={useStyles().list}>{props.children}</ul>;
}

/**
 * A line with more below it, and a sign before it.
 * @internal
 */
export function Line(props: {
  sign?: ReactNode;
  children: ReactNode;
  /** Said more quietly. */
  more?: ReactNode;
}) {
  const { sign, children, more } = props;
  const classes = useStyles();
  return (
    <li className={classes.line}>
      {sign && <span className={classes.sign}>{sign}</span>}
      <div>
        <Typography variant="body2" component="div">
          {children}
        </Typography>
        {more && (
          <Typography variant="body2" color="textSecondary" component="div">
            {more}
          </Typography>
        )}
      </div>
    </li>
  );
}
