import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { WhatIfResult } from '@meshport/backstage-plugin-data-governance-common';
import { StatusLegend } from '../mesh/shared/StatusLegend';
import { StatusBar } from '../mesh/shared/StatusBar';

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      margin: theme.spacing(1, 0, 0),
    },
    bar: { margin: theme.spacing(0, 0, 1) },
  }),
  { name: 'MeshportCheckOutcomes' },
);

/**
 * How each check would come out.
 * @internal
 */
export function CheckOutcomes(props: { checks: WhatIfResult['checks'] }) {
  const { checks } = props;
  const classes = useStyles();
  return (
    <section aria-label="By check">
      <Typography variant="subtitle2" component="h3" gutterBottom>
        By check
      </Typography>
      <StatusLegend />
      <dl className={classes.list}>
        {checks.map(check => [
          <Typography key={`${check.id} title`} variant="body2" component="dt">
            {check.title}
          </Typography>,
          <dd key={check.id} className={classes.bar}>
            <StatusBar label={`Outcomes of ${check.title}`} counts={check} />
          </dd>,
        ])}
      </dl>
    </section>
  );
}
