import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { FacetValue } from '@meshport/backstage-plugin-data-mesh-common';
import { LevelBadge } from '@meshport/backstage-plugin-data-mesh-react';
import { NO_VALUE } from '../marketplace/facetLabels';
import { Level } from '../marketplace/useLevels';

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(2),
      listStyle: 'none',
      margin: 0,
      padding: 0,
    },
    share: { display: 'flex', alignItems: 'center', gap: theme.spacing(0.5) },
  }),
  { name: 'MeshportLevelShares' },
);

/**
 * Which share of the products reached which level.
 * @internal
 */
export function LevelShares(props: {
  /** Values of the facet `level`. */
  values: FacetValue[];
  /** All levels, lowest first. */
  levels: Level[];
}) {
  const { values, levels } = props;
  const classes = useStyles();
  const total = values.reduce((sum, { count }) => sum + count, 0);
  return (
    <ul className={classes.list}>
      {values
        .filter(({ count }) => count > 0)
        .map(({ value, count }) => (
          <li key={value} className={classes.share}>
            <LevelBadge
              level={
                value === NO_VALUE
                  ? undefined
                  : levels.find(({ name }) => name === value)
              }
              levels={levels}
            />
            <Typography variant="body2" component="span">
              {Math.round((100 * count) / total)} % ({count})
            </Typography>
          </li>
        ))}
    </ul>
  );
}
