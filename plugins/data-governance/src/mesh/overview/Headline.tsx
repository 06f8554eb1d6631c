import { makeStyles } from '@material-ui/core/styles';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { MeshSummary } from '@meshport/backstage-plugin-data-governance-common';
import { Moment } from '@meshport/backstage-plugin-data-mesh-react';
import { ReactNode } from 'react';
import { percent } from '../../model';

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
  { name: 'MeshportScorecardsHeadline' },
);

function Figure(props: { label: string; value: ReactNode; note?: ReactNode }) {
  const { label, value, note } = props;
  const classes = useStyles();
  return (
    <div>
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
  );
}

/**
 * The figures of the mesh, and how old they are.
 * @internal
 */
export function Headline(props: { summary: MeshSummary }) {
  const { summary } = props;
  const classes = useStyles();
  return (
    <Paper>
      <dl className={classes.root}>
        <Figure
          label="Data products"
          value={summary.products.toLocaleString()}
          note={
            <>
              {summary.evaluatedAt && (
                <>
                  Evaluated <Moment at={summary.evaluatedAt} short />
                </>
              )}
              {summary.waiting > 0 &&
                `; ${summary.waiting.toLocaleString()} wait to be evaluated again`}
            </>
          }
        />
        <Figure
          label="Score"
          value={percent(summary.score)}
          note="of the weighted checks pass"
        />
        <Figure
          label="Failing"
          value={summary.failing.toLocaleString()}
          note="checks of products"
        />
        <Figure
          label="Unknown"
          value={summary.unknown.toLocaleString()}
          note="facts are missing"
        />
        <Figure
          label="Exemption debt"
          value={summary.exempt.toLocaleString()}
          note="checks set aside for a time"
        />
      </dl>
    </Paper>
  );
}
