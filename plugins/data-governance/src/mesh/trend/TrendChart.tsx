import { Theme, useTheme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { ScorecardLevel } from '@meshport/backstage-plugin-data-governance-common';
import {
  levelTone,
  Tone,
  toneColour,
} from '@meshport/backstage-plugin-data-mesh-react';
import {
  Area,
  AreaChart,
  CartesianGrid,
  Legend,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { TrendDay } from '../../model';

/**
 * What a trend shows: products by level, the score, or the checks that fail,
 * are unknown or exempt.
 * @internal
 */
export type TrendMeasure = 'levels' | 'score' | 'open';

const HEIGHT = 280;

interface Series {
  name: string;
  tone: Tone;
  value: (day: TrendDay) => number | undefined;
}

function seriesOf(
  measure: TrendMeasure,
  days: TrendDay[],
  levels: ScorecardLevel[],
): Series[] {
  switch (measure) {
    case 'score':
      return [{ name: 'Score', tone: 'notice', value: day => day.score }];
    case 'open':
      return [
        { name: 'Failing or unknown', tone: 'danger', value: day => day.open },
        { name: 'Exempt', tone: 'notice', value: day => day.exempt },
      ];
    default:
      return days[0].levels.map(({ name, title, level }) => ({
        name: title,
        tone: levelTone(level, levels),
        value: day => day.levels.find(share => share.name === name)?.products,
      }));
  }
}

function looks(theme: Theme) {
  return {
    tick: { fill: theme.palette.text.secondary, fontSize: 12 },
    box: {
      backgroundColor: theme.palette.background.paper,
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      color: theme.palette.text.primary,
    },
  };
}

function shortDay(day: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(undefined, {
    month: 'short',
    day: 'numeric',
    timeZone: 'UTC',
  });
}

/**
 * Draws a trend; {@link TrendTable} says the same in figures.
 * @internal
 */
export function TrendChart(props: {
  /** At least one, the oldest first. */
  days: TrendDay[];
  /** Lowest first. */
  levels: ScorecardLevel[];
  measure: TrendMeasure;
}) {
  const { days, levels, measure } = props;
  const theme = useTheme();
  const { tick, box } = looks(theme);
  const series = seriesOf(measure, days, levels);
  const unit = measure === 'score' ? ' %' : '';

  return (
    <figure
      style={{ margin: 0 }}
      aria-label={`Trend from ${days[0].day} to ${
        days[days.length - 1].day
      }. The table has the figures.`}
    >
      <ResponsiveContainer width="100%" height={HEIGHT}>
        <AreaChart
          data={days}
          margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
          accessibilityLayer
        >
          <CartesianGrid stroke={theme.palette.divider} vertical={false} />
          <XAxis
            dataKey="day"
            tickFormatter={shortDay}
            minTickGap={32}
            tick={tick}
            stroke={theme.palette.divider}
          />
          <YAxis
            width={48}
            unit={unit}
            allowDecimals={false}
            domain={measure === 'score' ? [0, 100] : [0, 'auto']}
            tick={tick}
            stroke={theme.palette.divider}
          />
          <Tooltip
            contentStyle={box}
            itemSorter={() => 0}
            itemStyle={{ color: theme.palette.text.primary }}
            formatter={value => `${Math.round(Number(value))}${unit}`}
          />
          {series.length > 1 && (
            <Legend
              itemSorter={null}
              iconType="square"
              formatter={name => (
                <Typography variant="body2" component="span">
                  {name}
                </Typography>
              )}
            />
          )}
          {series.map(({ name, tone, value }) => (
            <Area
              key={name}
              name={name}
              dataKey={value}
              type="linear"
              stackId={measure === 'score' ? undefined : 'all'}
              stroke={toneColour(theme, tone)}
              fill={toneColour(theme, tone)}
              fillOpacity={measure === 'score' ? 0.15 : 0.6}
              isAnimationActive={false}
              dot={days.length < 15}
            />
          ))}
        </AreaChart>
      </ResponsiveContainer>
    </figure>
  );
}
