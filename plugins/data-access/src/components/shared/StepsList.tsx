import { EntityRefLinks } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { RequestPreview } from '@meshport/backstage-plugin-data-access-common';

const useStyles = makeStyles(
  theme => ({
    root: {
      margin: theme.spacing(1, 0),
      paddingLeft: theme.spacing(3),
      ...theme.typography.body2,
    },
    item: { marginBottom: theme.spacing(0.5) },
  }),
  { name: 'MeshportAccessSteps' },
);

/** Who decides, one step after the other. */
export function StepsList(props: { steps: RequestPreview['steps'] }) {
  const classes = useStyles();
  return (
    <ol className={classes.root} aria-label="Who decides">
      {props.steps.map(({ title, approvers, quorum, requiredBy }, index) => (
        <li key={`${title} ${index}`} className={classes.item}>
          <strong>{title}</strong>:{' '}
          {quorum > 1 && `${quorum} different people out of `}
          <EntityRefLinks entityRefs={approvers} />
          {requiredBy && (
            <Typography variant="caption" color="textSecondary" display="block">
              Because of a policy: {requiredBy.reason}
            </Typography>
          )}
        </li>
      ))}
    </ol>
  );
}
