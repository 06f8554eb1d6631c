import { InfoCard, Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { ScorecardSummary } from '@meshport/backstage-plugin-data-governance-common';
import {
  dataGovernanceApiRef,
  useTextDraft,
} from '@meshport/backstage-plugin-data-mesh-react';
import { useState } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { readDefinition } from './definition';
import { QuestionFields } from './QuestionFields';
import { RefusedQuestion } from './RefusedQuestion';
import { momentOf, Question } from './useQuestion';
import { WhatIfOutcome } from './WhatIfOutcome';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(3),
      alignItems: 'start',
      [theme.breakpoints.up('md')]: {
        gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
      },
    },
    answer: { display: 'grid', gap: theme.spacing(2) },
  }),
  { name: 'MeshportWhatIf' },
);

/**
 * The question beside its answer.
 * @internal
 */
export function WhatIfForm(props: {
  question: Question;
  /** The text that one starts from. */
  original: string;
  scorecards: ScorecardSummary[];
  onChange: (change: Partial<Question>) => void;
}) {
  const { question, original, scorecards, onChange } = props;
  const governance = useApi(dataGovernanceApiRef);
  const classes = useStyles();
  const draft = useTextDraft(
    `data-governance.what-if:${question.scorecard ?? 'new'}`,
    original,
  );
  const [problems, setProblems] = useState<string[]>([]);
  const asked = JSON.stringify([draft.text, question]);
  const [answer, ask] = useAsyncFn(
    async (definition: ReturnType<typeof readDefinition>) =>
      definition.entity && {
        asked,
        result: await governance.whatIf({
          scorecard: definition.entity,
          at: momentOf(question),
          enforceAll: question.enforceAll,
        }),
      },
    [governance, asked, question],
  );

  const run = () => {
    const definition = readDefinition(draft.text);
    setProblems(definition.problems ?? []);
    if (definition.entity) {
      ask(definition);
    }
  };
  const { loading, error, value } = answer;
  const nothing = problems.length === 0 && !loading && !error && !value;

  return (
    <div className={classes.root}>
      <InfoCard title="The rules to try">
        <QuestionFields
          question={question}
          scorecards={scorecards}
          text={draft.text}
          changed={draft.changed}
          problems={problems}
          running={loading}
          onChange={onChange}
          onText={draft.setText}
          onReset={() => draft.setText(original)}
          onRun={run}
        />
      </InfoCard>
      <InfoCard title="What would be">
        <div className={classes.answer} aria-live="polite">
          {loading && <Progress />}
          {!loading && problems.length === 0 && error && (
            <RefusedQuestion error={error} />
          )}
          {!loading && problems.length === 0 && !error && value && (
            <>
              {value.asked !== asked && (
                <Alert severity="info">
                  The question was changed since. Run it again for its answer.
                </Alert>
              )}
              <WhatIfOutcome result={value.result} />
            </>
          )}
          {problems.length > 0 && (
            <Typography variant="body2">
              The text can't be read yet; what is wrong is said below it.
            </Typography>
          )}
          {nothing && (
            <Typography variant="body2">
              The products that would fall or rise will be shown here, by domain
              and owner, with the checks that do it. Nothing is changed by
              asking.
            </Typography>
          )}
        </div>
      </InfoCard>
    </div>
  );
}
