import { CodeSnippet, InfoCard } from '@backstage/core-components';
import Accordion from '@material-ui/core/Accordion';
import AccordionDetails from '@material-ui/core/AccordionDetails';
import AccordionSummary from '@material-ui/core/AccordionSummary';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import { AccessGrant } from '@meshport/backstage-plugin-data-access-common';
import { Moment, ToneChip } from '@meshport/backstage-plugin-data-mesh-react';

type Evidence = NonNullable<AccessGrant['evidence']>;

const STATES = {
  present: { label: 'Right is there', tone: 'good' },
  absent: { label: 'Right is not there', tone: 'neutral' },
  differs: { label: 'Right differs', tone: 'caution' },
} as const;

/** What the engine itself said when it was last read. */
export function EvidencePanel(props: { platform: string; evidence: Evidence }) {
  const { platform, evidence } = props;
  const { label, tone } = STATES[evidence.state];
  return (
    <InfoCard title={`What ${platform} says`}>
      <Box
        display="flex"
        alignItems="center"
        flexWrap="wrap"
        gridGap={8}
        mb={1}
      >
        <ToneChip label={label} tone={tone} />
        <Typography variant="body2" color="textSecondary">
          read <Moment at={evidence.checkedAt} />
        </Typography>
      </Box>
      <Typography paragraph>{evidence.summary}</Typography>
      <Accordion variant="outlined" TransitionProps={{ unmountOnExit: true }}>
        <AccordionSummary
          expandIcon={<ExpandMoreIcon />}
          aria-controls="access-evidence-details"
          id="access-evidence-heading"
        >
          <Typography>Details</Typography>
        </AccordionSummary>
        <AccordionDetails>
          <Box width="100%" overflow="auto">
            <CodeSnippet
              text={JSON.stringify(evidence.details, undefined, 2)}
              language="json"
              showCopyCodeButton
            />
          </Box>
        </AccordionDetails>
      </Accordion>
    </InfoCard>
  );
}
