import { InfoCard } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { ScorecardLevel } from '@meshport/backstage-plugin-data-governance-common';
import {
  Answered,
  Choice,
  dataGovernanceApiRef,
  useChoiceInAddress,
  useLive,
} from '@meshport/backstage-plugin-data-mesh-react';
import { daysBefore, trendDays } from '../../model';
import { TrendChart, TrendMeasure } from '../trend/TrendChart';
import { TrendTable } from '../trend/TrendTable';

type Rules = 'then' | 'now';
type Form = 'chart' | 'table';
type Days = '90' | '30' | '365';

const MEASURES: Record<TrendMeasure, string> = {
  levels: 'Levels',
  score: 'Score',
  open: 'Open checks',
};
const DAYS: Record<Days, string> = {
  90: '90 days',
  30: '30 days',
  365: 'A year',
};
const RULES: Record<Rules, string> = {
  then: 'As judged then',
  now: "By today's rules",
};
const FORMS: Record<Form, string> = { chart: 'Chart', table: 'Table' };

function optionsOf<T extends string>(
  titles: Record<T, string>,
  values: readonly T[],
): { value: T; label: string }[] {
  return values.map(value => ({ value, label: titles[value] }));
}

const MEASURE_VALUES = ['levels', 'score', 'open'] as const;
const DAYS_VALUES = ['90', '30', '365'] as const;
const RULES_VALUES = ['then', 'now'] as const;
const FORM_VALUES = ['chart', 'table'] as const;

/**
 * How things went over the days, as a chart or in figures. With a scorecard
 * chosen, the past can also be judged by the rules of today.
 * @internal
 */
export function TrendCard(props: {
  /** Entity refs. */
  domain?: string;
  scorecard?: string;
  levels: ScorecardLevel[];
}) {
  const { domain, scorecard, levels } = props;
  const governance = useApi(dataGovernanceApiRef);
  const [measure, setMeasure] = useChoiceInAddress('trend', MEASURE_VALUES);
  const [days, setDays] = useChoiceInAddress('days', DAYS_VALUES);
  const [chosenRules, setRules] = useChoiceInAddress('rules', RULES_VALUES);
  const [form, setForm] = useChoiceInAddress('as', FORM_VALUES);
  const rules = scorecard ? chosenRules : 'then';
  const live = useLive(
    () =>
      governance.getTrend({
        domain,
        scorecard,
        from: daysBefore(new Date(), Number(days)),
        rules,
      }),
    [governance, domain, scorecard, days, rules],
  );

  return (
    <InfoCard title="Trend">
      <Box display="flex" flexWrap="wrap" gridGap={16} mb={2}>
        <Choice
          label="Show"
          value={measure}
          options={optionsOf(MEASURES, MEASURE_VALUES)}
          onChange={setMeasure}
        />
        <Choice
          label="Time"
          value={days}
          options={optionsOf(DAYS, DAYS_VALUES)}
          onChange={setDays}
        />
        {scorecard && (
          <Choice
            label="Rules"
            value={rules}
            options={optionsOf(RULES, RULES_VALUES)}
            onChange={setRules}
          />
        )}
        <Choice
          label="As"
          value={form}
          options={optionsOf(FORMS, FORM_VALUES)}
          onChange={setForm}
        />
      </Box>
      <Answered live={live} what="the trend">
        {({ items }) => {
          const trend = trendDays(items, levels);
          if (trend.length === 0) {
            return (
              <Typography variant="body2">
                There are no figures of this time yet. Each day adds one.
              </Typography>
            );
          }
          if (form === 'chart' && trend.length > 1) {
            return (
              <TrendChart days={trend} levels={levels} measure={measure} />
            );
          }
          return (
            <>
              <TrendTable days={trend} />
              {form === 'chart' && (
                <Typography variant="caption" color="textSecondary">
                  The chart begins with the second day.
                </Typography>
              )}
            </>
          );
        }}
      </Answered>
    </InfoCard>
  );
}
