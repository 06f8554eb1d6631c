import { InfoCard } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { ScorecardLevel } from '@meshport/backstage-plugin-data-governance-common';
import {
  dataGovernanceApiRef,
  useLive,
} from '@meshport/backstage-plugin-data-mesh-react';
import { useState } from 'react';
import { daysBefore, trendDays } from '../../model';
import { Answered } from '../shared/Answered';
import { Choice } from '../shared/Choice';
import { TrendChart, TrendMeasure } from '../trend/TrendChart';
import { TrendTable } from '../trend/TrendTable';

type Days = '30' | '90' | '365';
type Rules = 'then' | 'now';

const CHOICES = {
  measure: [
    { value: 'levels', label: 'Levels' },
    { value: 'score', label: 'Score' },
    { value: 'open', label: 'Open checks' },
  ] satisfies { value: TrendMeasure; label: string }[],
  days: [
    { value: '30', label: '30 days' },
    { value: '90', label: '90 days' },
    { value: '365', label: 'A year' },
  ] satisfies { value: Days; label: string }[],
  rules: [
    { value: 'then', label: 'As judged then' },
    { value: 'now', label: "By today's rules" },
  ] satisfies { value: Rules; label: string }[],
  form: [
    { value: 'chart', label: 'Chart' },
    { value: 'table', label: 'Table' },
  ] satisfies { value: 'chart' | 'table'; label: string }[],
};

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
  const [measure, setMeasure] = useState<TrendMeasure>('levels');
  const [days, setDays] = useState<Days>('90');
  const [chosenRules, setRules] = useState<Rules>('then');
  const [form, setForm] = useState<'chart' | 'table'>('chart');
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
          options={CHOICES.measure}
          onChange={setMeasure}
        />
        <Choice
          label="Time"
          value={days}
          options={CHOICES.days}
          onChange={setDays}
        />
        {scorecard && (
          <Choice
            label="Rules"
            value={rules}
            options={CHOICES.rules}
            onChange={setRules}
          />
        )}
        <Choice
          label="As"
          value={form}
          options={CHOICES.form}
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
          return form === 'table' ? (
            <TrendTable days={trend} />
          ) : (
            <TrendChart days={trend} levels={levels} measure={measure} />
          );
        }}
      </Answered>
    </InfoCard>
  );
}
