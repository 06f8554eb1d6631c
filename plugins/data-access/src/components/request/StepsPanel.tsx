import { InfoCard } from '@backstage/core-components';
import { EntityRefLink, EntityRefLinks } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  AccessRequest,
  RequestStep,
} from '@meshport/backstage-plugin-data-access-common';
import {
  Moment,
  Tone,
  ToneChip,
} from '@meshport/backstage-plugin-data-mesh-react';
import { StepPhase, stepPhase } from '../../model/request/stepPhase';

const useStyles = makeStyles(
  theme => ({
    root: { margin: 0, paddingLeft: theme.spacing(3) },
    step: { marginBottom: theme.spacing(2) },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
  }),
  { name: 'MeshportAccessStepsPanel' },
);

const PHASES: Record<StepPhase, { label: string; tone: Tone }> = {
  approved: { label: 'Approved', tone: 'good' },
  current: { label: 'To decide now', tone: 'notice' },
  denied: { label: 'Denied', tone: 'danger' },
  later: { label: 'Later', tone: 'neutral' },
  'not-reached': { label: 'Not reached', tone: 'neutral' },
};

/** Who decides one after the other, and who has already. */
export function StepsPanel(props: { request: AccessRequest }) {
  const { request } = props;
  const classes = useStyles();
  return (
    <InfoCard title="Decision">
      <ol className={classes.root} aria-label="Steps of the decision">
        {request.steps.map((step, index) => {
          const { label, tone } = PHASES[stepPhase(request, index)];
          return (
            <li key={`${step.title} ${index}`} className={classes.step}>
              <div className={classes.head}>
                <Typography variant="subtitle2" component="span">
                  {step.title}
                </Typography>
                <ToneChip label={label} tone={tone} />
              </div>
              <StepDetails step={step} />
            </li>
          );
        })}
      </ol>
    </InfoCard>
  );
}

function StepDetails(props: { step: RequestStep }) {
  const { approvers, quorum, approvals, requiredBy, escalatedAt } = props.step;
  return (
    <>
      <Typography variant="body2">
        {quorum > 1
          ? `${approvals.length} of ${quorum} different people out of `
          : 'By '}
        <EntityRefLinks entityRefs={approvers} />
      </Typography>
      {requiredBy && (
        <Typography variant="caption" color="textSecondary" display="block">
          Because of a policy: {requiredBy.reason}
        </Typography>
      )}
      {escalatedAt && (
        <Typography variant="caption" color="textSecondary" display="block">
          Passed on to further approvers <Moment at={escalatedAt} />
        </Typography>
      )}
      {approvals.map(({ by, at, comment }) => (
        <Typography key={`${by} ${at}`} variant="body2" color="textSecondary">
          <EntityRefLink entityRef={by} /> approved, <Moment at={at} short />
          {comment && `: “${comment}”`}
        </Typography>
      ))}
    </>
  );
}
