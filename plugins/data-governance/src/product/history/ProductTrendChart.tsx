import { useTheme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { ScorecardLevel } from '@meshport/backstage-plugin-data-governance-common';
import {
  CartesianGrid,
  Legend,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { ProductDay } from './productDays';

const HEIGHT = 220;

function shortDay(day: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(undefined, {
    month: 'short',
    day: 'numeric',
    timeZone: 'UTC',
  });
}

/**
 * Draws score (left) and level (right, in steps) of a product over days; the
 * table says the same in figures.
 * @internal
 */
export function ProductTrendChart(props: {
  /** At least one, the oldest first. */
  days: ProductDay[];
  /** Lowest first. */
  levels: ScorecardLevel[];
}) {
  const { days, levels } = props;
  const { palette, shape } = useTheme();
  const titles = ['No level', ...levels.map(({ title }) => title)];
  const axis = {
    tick: { fill: palette.text.secondary, fontSize: 12 },
    stroke: palette.divider,
  };
  const dot = days.length < 15;
  const last = days[days.length - 1];
  return (
    <figure
      style={{ margin: 0 }}
      aria-label={`Score and level from ${days[0].day} to ${last.day}. “Show in figures” lists them.`}
    >
      <ResponsiveContainer width="100%" height={HEIGHT}>
        <LineChart
          data={days}
          margin={{ top: 8, right: 0, bottom: 0, left: 0 }}
          accessibilityLayer
        >
          <CartesianGrid stroke={palette.divider} vertical={false} />
          <XAxis
            {...axis}
            dataKey="day"
            tickFormatter={shortDay}
            minTickGap={32}
          />
          <YAxis
            {...axis}
            yAxisId="score"
            domain={[0, 100]}
            unit=" %"
            width={52}
          />
          <YAxis
            {...axis}
            yAxisId="level"
            orientation="right"
            domain={[0, titles.length - 1]}
            ticks={titles.map((_title, position) => position)}
            tickFormatter={position => titles[position] ?? ''}
            width={64}
          />
          <Tooltip
            contentStyle={{
              backgroundColor: palette.background.paper,
              border: `1px solid ${palette.divider}`,
              borderRadius: shape.borderRadius,
              color: palette.text.primary,
            }}
            itemStyle={{ color: palette.text.primary }}
            formatter={(value, name) =>
              name === 'Level'
                ? titles[Number(value)]
                : `${Math.round(Number(value))} %`
            }
          />
          <Legend
            formatter={name => (
              <Typography variant="body2" component="span">
                {name}
              </Typography>
            )}
          />
          <Line
            yAxisId="score"
            name="Score"
            dataKey="score"
            stroke={palette.info.main}
            strokeWidth={2}
            dot={dot}
            isAnimationActive={false}
          />
          <Line
            yAxisId="level"
            name="Level"
            dataKey="position"
            type="stepAfter"
            stroke={palette.success.main}
            strokeWidth={2}
            strokeDasharray="6 3"
            dot={dot}
            isAnimationActive={false}
          />
        </LineChart>
      </ResponsiveContainer>
    </figure>
  );
}
