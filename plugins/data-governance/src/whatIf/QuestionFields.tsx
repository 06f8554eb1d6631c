import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import { ScorecardSummary } from '@meshport/backstage-plugin-data-governance-common';
import { Link } from '@backstage/core-components';
import { Choice } from '@meshport/backstage-plugin-data-mesh-react';
import { FormEvent, useState } from 'react';
import { useTabLink } from '../mesh/shared/useTabLink';
import { daysBefore } from '../model';
import { ProblemList } from './ProblemList';
import { Question } from './useQuestion';

const useStyles = makeStyles(
  theme => ({
    // Room for the label on the border of the first field.
    form: {
      display: 'grid',
      gap: theme.spacing(2),
      paddingTop: theme.spacing(1),
    },
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 2),
    },
    source: { fontFamily: 'monospace', fontSize: '0.85rem' },
  }),
  { name: 'MeshportWhatIfQuestion' },
);

/**
 * What is asked: the text of a scorecard, the day whose facts are taken, and
 * which checks count.
 * @internal
 */
export function QuestionFields(props: {
  question: Question;
  scorecards: ScorecardSummary[];
  text: string;
  /** Whether the text is another than the one that one started from. */
  changed: boolean;
  problems: string[];
  running: boolean;
  onChange: (change: Partial<Question>) => void;
  onText: (text: string) => void;
  onReset: () => void;
  onRun: () => void;
}) {
  const { question, scorecards, text, changed, problems, running } = props;
  const { onChange, onText, onReset, onRun } = props;
  const classes = useStyles();
  const tabLink = useTabLink();
  const [discarded, setDiscarded] = useState<string>();
  const yesterday = daysBefore(new Date(), 1);

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    onRun();
  };
  return (
    <form className={classes.form} onSubmit={onSubmit}>
      <div className={classes.line}>
        <Choice
          label="Start from"
          value={question.scorecard ?? ''}
          options={[
            { value: '', label: 'An empty scorecard' },
            ...scorecards.map(({ scorecard, title }) => ({
              value: scorecard,
              label: title,
            })),
          ]}
          onChange={value => onChange({ scorecard: value || undefined })}
        />
        <Choice
          label="Facts of"
          value={question.day ? 'past' : 'now'}
          options={[
            { value: 'now', label: 'Now' },
            { value: 'past', label: 'A past day' },
          ]}
          onChange={value =>
            onChange({ day: value === 'past' ? yesterday : undefined })
          }
        />
        {question.day && (
          <TextField
            type="date"
            size="small"
            variant="outlined"
            label="Day (its end, UTC)"
            value={question.day}
            inputProps={{ max: yesterday }}
            InputLabelProps={{ shrink: true }}
            onChange={event =>
              event.target.value && onChange({ day: event.target.value })
            }
          />
        )}
      </div>
      <FormControlLabel
        control={
          <Checkbox
            color="primary"
            checked={question.enforceAll}
            onChange={event => onChange({ enforceAll: event.target.checked })}
          />
        }
        label="Judge checks in draft and in grace as if they were enforced"
      />
      <TextField
        variant="outlined"
        label="Scorecard (YAML)"
        multiline
        minRows={14}
        maxRows={32}
        required
        value={text}
        InputProps={{ classes: { input: classes.source } }}
        inputProps={{ spellCheck: false, 'aria-label': 'Scorecard (YAML)' }}
        onChange={event => onText(event.target.value)}
        error={problems.length > 0}
        helperText={
          changed
            ? 'Your text is kept in this browser tab only; a link to this page does not hold it.'
            : undefined
        }
      />
      {problems.length > 0 && <ProblemList problems={problems} />}
      <div className={classes.line}>
        <Button
          type="submit"
          variant="contained"
          color="primary"
          disabled={running || text.trim() === ''}
        >
          Run
        </Button>
        {changed && (
          <Button
            variant="outlined"
            onClick={() => {
              setDiscarded(text);
              onReset();
            }}
          >
            Start over
          </Button>
        )}
        {!changed && discarded !== undefined && (
          <Button
            variant="outlined"
            onClick={() => {
              setDiscarded(undefined);
              onText(discarded);
            }}
          >
            Bring my text back
          </Button>
        )}
        <Link to={tabLink('facts')}>Facts that rules can read</Link>
      </div>
    </form>
  );
}
