import { EntityRefLinks } from '@backstage/plugin-catalog-react';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import Alert, { Color } from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import {
  AccessOffer,
  PolicyDecision,
  RequestPreview,
} from '@meshport/backstage-plugin-data-access-common';
import {
  durationInWords,
  FactList,
  Moment,
} from '@meshport/backstage-plugin-data-mesh-react';
import { holderOf } from '../../model/ask/holderChoices';
import { StepsList } from '../shared/StepsList';

const OUTCOMES: Record<
  Exclude<PolicyDecision['outcome'], 'decide'>,
  { severity: Color; title: string }
> = {
  approve: { severity: 'success', title: 'Will be approved at once' },
  deny: { severity: 'error', title: 'Will be denied at once' },
};

// What a policy says of a purpose or a time that cannot be asked for is void.
const DECISIVE = ['purpose', 'duration'];

/** Who decides about one port, and what the right will be. */
export function PortPreview(props: {
  offer: AccessOffer;
  /** Entity ref; empty for the user. */
  holder: string;
  preview?: RequestPreview;
}) {
  const { offer, holder, preview } = props;
  if (!preview) {
    return <BeforePreview offer={offer} holder={holder} />;
  }
  if (preview.problems.some(({ field }) => DECISIVE.includes(field))) {
    return (
      <Alert severity="info">
        What will come of it shows once purpose and duration are allowed here.
      </Alert>
    );
  }
  const { policy, steps, right, principal, endsAt } = preview;
  const saidBySteps = steps.some(
    ({ requiredBy }) => requiredBy?.reason === policy.reason,
  );
  return (
    <>
      {policy.outcome === 'decide' ? (
        <>
          <Typography variant="body2" color="textSecondary">
            {steps.length > 1 ? 'They decide in turn:' : 'Who decides:'}
          </Typography>
          <StepsList steps={steps} />
          {!saidBySteps && (
            <Typography variant="body2" gutterBottom>
              {policy.reason}
            </Typography>
          )}
        </>
      ) : (
        <Alert severity={OUTCOMES[policy.outcome].severity}>
          <AlertTitle>{OUTCOMES[policy.outcome].title}</AlertTitle>
          {policy.reason}
        </Alert>
      )}
      <Box mt={1}>
        <FactList
          facts={[
            { label: 'The right', value: right, wide: true },
            {
              label: 'Login role that gets it',
              value: principal && <code>{principal}</code>,
            },
            {
              label: 'It would end',
              value: endsAt && <Moment at={endsAt} />,
            },
          ]}
        />
      </Box>
    </>
  );
}

/** What the offer alone says, until purpose and time are chosen. */
function BeforePreview(props: { offer: AccessOffer; holder: string }) {
  const { offer, holder } = props;
  const { principal } = holderOf(offer, holder);
  return (
    <>
      <FactList
        facts={[
          {
            label: 'Who decides',
            value: offer.approvers.length ? (
              <EntityRefLinks entityRefs={offer.approvers} />
            ) : (
              'Nobody'
            ),
          },
          {
            label: 'Login role that gets the right',
            value: principal ? <code>{principal}</code> : 'None',
          },
          {
            label: 'Longest duration',
            value: durationInWords(offer.longestDuration),
          },
          {
            label: 'Rights end with',
            value: offer.endsWith && `the ${offer.endsWith}, in UTC`,
          },
        ]}
      />
      <Box mt={1}>
        <Typography variant="body2" color="textSecondary">
          Choose purpose and duration to see what will be decided and what the
          right will be.
        </Typography>
      </Box>
    </>
  );
}
