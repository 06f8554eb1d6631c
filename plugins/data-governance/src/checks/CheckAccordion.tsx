import Accordion from '@material-ui/core/Accordion';
import AccordionDetails from '@material-ui/core/AccordionDetails';
import AccordionSummary from '@material-ui/core/AccordionSummary';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import {
  CheckEnforcement,
  CheckSeverity,
} from '@meshport/backstage-plugin-data-governance-common';
import {
  Fact,
  FactList,
  ToneChip,
} from '@meshport/backstage-plugin-data-mesh-react';
import { ReactNode, useEffect, useRef, useState } from 'react';
import { phaseText } from './phase';

const useStyles = makeStyles(
  theme => ({
    // Where there is no room beside the outcome, the text goes below it.
    summary: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 2),
      width: '100%',
    },
    outcome: { minWidth: '8rem' },
    text: { flex: '1 1 14rem', minWidth: 0, overflowWrap: 'anywhere' },
    details: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2),
      minWidth: 0,
    },
  }),
  { name: 'MeshportCheckAccordion' },
);

/**
 * A check of a scorecard: its outcome at a glance, the rest when opened.
 * @internal
 */
export function CheckAccordion(props: {
  check: CheckEnforcement & {
    title: string;
    severity: CheckSeverity;
    why: string;
    remedy: string;
  };
  /** The outcome, before the title. */
  outcome: ReactNode;
  /** A line below the title. */
  reason?: string;
  /** Shown after why and how to fix. */
  facts?: Fact[];
  /** Opens it, and brings it into view: somebody came for this check. */
  sought?: boolean;
  /** Shown at the end when opened. */
  children?: ReactNode;
}) {
  const { check, outcome, reason, facts = [], sought, children } = props;
  const classes = useStyles();
  const [open, setOpen] = useState(false);
  const element = useRef<HTMLDivElement>(null);
  const phase = phaseText(check, new Date());

  useEffect(() => {
    if (sought) {
      setOpen(true);
      element.current?.scrollIntoView?.({ block: 'start' });
    }
  }, [sought]);

  return (
    <Accordion
      ref={element}
      variant="outlined"
      expanded={open}
      onChange={(_event, expanded) => setOpen(expanded)}
      TransitionProps={{ unmountOnExit: true }}
    >
      <AccordionSummary expandIcon={<ExpandMoreIcon />}>
        <div className={classes.summary}>
          <div className={classes.outcome}>{outcome}</div>
          <div className={classes.text}>
            <Typography variant="subtitle2" component="div">
              {check.title}
            </Typography>
            {reason && (
              <Typography variant="body2" color="textSecondary" component="div">
                {reason}
              </Typography>
            )}
          </div>
          {phase && <ToneChip label={phase} tone="notice" />}
        </div>
      </AccordionSummary>
      <AccordionDetails className={classes.details}>
        <FactList
          facts={[
            { label: 'Why this check exists', value: check.why, wide: true },
            { label: 'How to fix it', value: check.remedy, wide: true },
            { label: 'Severity', value: check.severity },
            ...facts,
          ]}
        />
        {children}
      </AccordionDetails>
    </Accordion>
  );
}
