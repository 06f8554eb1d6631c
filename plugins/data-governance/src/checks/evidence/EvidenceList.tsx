import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { FactList } from '@meshport/backstage-plugin-data-mesh-react';
import { useState } from 'react';
import { groupBySubject, SourcedEvidence } from './groupEvidence';
import { SampleTable } from './SampleTable';

const FIRST = 5;
const MORE = 50;

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    group: {
      borderLeft: `3px solid ${theme.palette.divider}`,
      paddingLeft: theme.spacing(2),
      marginBottom: theme.spacing(2),
      minWidth: 0,
    },
    finding: { marginTop: theme.spacing(1) },
    text: { overflowWrap: 'anywhere' },
  }),
  { name: 'MeshportEvidenceList' },
);

function Finding(props: { finding: SourcedEvidence }) {
  const { message, expected, actual, sample, subject } = props.finding;
  const classes = useStyles();
  return (
    <div className={classes.finding}>
      <Typography variant="body2" className={classes.text} gutterBottom>
        {message}
      </Typography>
      <FactList
        facts={[
          { label: 'Expected', value: expected },
          { label: 'Found', value: actual },
        ]}
      />
      {sample && sample.rows.length > 0 && (
        <Box mt={1}>
          <SampleTable sample={sample} subject={subject} />
        </Box>
      )}
    </div>
  );
}

/**
 * Findings by what was looked at; the first few at once, the rest when asked
 * for.
 * @internal
 */
export function EvidenceList(props: { findings: SourcedEvidence[] }) {
  const { findings } = props;
  const classes = useStyles();
  const [limit, setLimit] = useState(FIRST);
  const groups = groupBySubject(findings);
  const left = groups.length - limit;
  return (
    <>
      <ul className={classes.list}>
        {groups.slice(0, limit).map(({ subject, findings: group }) => (
          <li key={subject} className={classes.group}>
            <Typography
              variant="subtitle2"
              component="h5"
              className={classes.text}
            >
              {subject}
            </Typography>
            {group.map((finding, index) => (
              <Finding key={`${finding.fact} ${index}`} finding={finding} />
            ))}
          </li>
        ))}
      </ul>
      {left > 0 && (
        <Button
          size="small"
          color="primary"
          onClick={() => setLimit(limit + MORE)}
        >
          {left > MORE
            ? `Show ${MORE} more of ${groups.length}`
            : `Show all ${groups.length}`}
        </Button>
      )}
    </>
  );
}
