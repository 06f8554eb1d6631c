import { CodeSnippet, InfoCard } from '@backstage/core-components';
import Accordion from '@material-ui/core/Accordion';
import AccordionDetails from '@material-ui/core/AccordionDetails';
import AccordionSummary from '@material-ui/core/AccordionSummary';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import {
  PolicyDecision,
  RuleResult,
} from '@meshport/backstage-plugin-data-access-common';
import {
  Moment,
  Tone,
  ToneChip,
} from '@meshport/backstage-plugin-data-mesh-react';

const OUTCOMES: Record<
  PolicyDecision['outcome'],
  { label: string; tone: Tone }
> = {
  approve: { label: 'Approved by policy', tone: 'good' },
  deny: { label: 'Denied by policy', tone: 'danger' },
  decide: { label: 'People decide', tone: 'notice' },
};

const RESULTS: Record<RuleResult['result'], string> = {
  applies: 'applies',
  'does-not-apply': 'does not apply',
  unknown: 'could not be evaluated',
};

/** What the policies said when it was asked for, and what they knew. */
export function PolicyPanel(props: { policy: PolicyDecision }) {
  const { outcome, reason, rules, versions, inputs, at } = props.policy;
  const { label, tone } = OUTCOMES[outcome];
  return (
    <InfoCard title="What the policies say">
      <Box
        display="flex"
        alignItems="center"
        flexWrap="wrap"
        gridGap={8}
        mb={1}
      >
        <ToneChip label={label} tone={tone} />
        <Typography variant="body2" color="textSecondary">
          evaluated <Moment at={at} />
        </Typography>
      </Box>
      <Typography paragraph>{reason}</Typography>
      <RuleList
        label="Rules that apply"
        rules={rules.filter(({ result }) => result !== 'does-not-apply')}
      />
      <Accordion variant="outlined" TransitionProps={{ unmountOnExit: true }}>
        <AccordionSummary
          expandIcon={<ExpandMoreIcon />}
          aria-controls="access-policy-details"
          id="access-policy-heading"
        >
          <Typography>Other rules, versions and inputs</Typography>
        </AccordionSummary>
        <AccordionDetails>
          <Box width="100%" overflow="auto">
            <RuleList
              label="Rules that do not apply"
              rules={rules.filter(({ result }) => result === 'does-not-apply')}
            />
            <CodeSnippet
              text={JSON.stringify({ versions, inputs }, undefined, 2)}
              language="json"
              showCopyCodeButton
            />
          </Box>
        </AccordionDetails>
      </Accordion>
    </InfoCard>
  );
}

function RuleList(props: { label: string; rules: RuleResult[] }) {
  const { label, rules } = props;
  return rules.length > 0 ? (
    <ul aria-label={label}>
      {rules.map(({ policy, rule, title, result, reason }) => (
        <li key={`${policy} ${rule}`}>
          <Typography variant="body2">
            <strong>{title}</strong> {RESULTS[result]}
            {result === 'does-not-apply' ? '' : `: ${reason}`}
          </Typography>
        </li>
      ))}
    </ul>
  ) : null;
}
