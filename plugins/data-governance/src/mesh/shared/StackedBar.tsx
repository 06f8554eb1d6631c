import { Link } from '@backstage/core-components';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { ReactNode } from 'react';
import { Tone, toneColour } from '@meshport/backstage-plugin-data-mesh-react';

/**
 * A part of a bar.
 * @internal
 */
export interface BarSegment {
  key: string;
  /** What it counts, e.g. `Bronze`. */
  label: string;
  value: number;
  tone: Tone;
  /** Before the number, so that colour is not all that tells parts apart. */
  sign?: ReactNode;
  /** Where those that it counts are listed. */
  to?: string;
}

const useStyles = makeStyles(
  theme => ({
    bar: {
      display: 'flex',
      gap: 2,
      listStyle: 'none',
      margin: 0,
      padding: 0,
      minWidth: '6rem',
      borderRadius: theme.shape.borderRadius,
      overflow: 'hidden',
    },
    item: { minWidth: 'min-content' },
  }),
  { name: 'MeshportStackedBar' },
);

const useSegmentStyles = makeStyles<Theme, { tone: Tone }>(
  theme => ({
    segment: {
      display: 'block',
      textAlign: 'center',
      whiteSpace: 'nowrap',
      '& svg': { fontSize: '1.2em', verticalAlign: '-0.2em', marginRight: 2 },
      wordBreak: 'normal',
      padding: theme.spacing(0.25),
      fontSize: theme.typography.caption.fontSize,
      lineHeight: 1.4,
      fontVariantNumeric: 'tabular-nums',
      backgroundColor: ({ tone }) => toneColour(theme, tone),
      color: ({ tone }) => textOn(theme, tone),
      '&:hover': { color: ({ tone }) => textOn(theme, tone) },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.text.primary}`,
        outlineOffset: -2,
      },
    },
  }),
  { name: 'MeshportBarSegment' },
);

// The neutral tone lets the background through, so its text is the page's.
function textOn(theme: Theme, tone: Tone): string {
  return tone === 'neutral'
    ? theme.palette.text.primary
    : theme.palette.getContrastText(toneColour(theme, tone));
}

function Segment(props: { segment: BarSegment }) {
  const { label, value, tone, sign, to } = props.segment;
  const classes = useSegmentStyles({ tone });
  const text = `${label}: ${value.toLocaleString()}`;
  return to ? (
    <Link
      to={to}
      className={classes.segment}
      aria-label={text}
      title={text}
      underline="none"
    >
      {sign}
      {value.toLocaleString()}
    </Link>
  ) : (
    <span role="img" className={classes.segment} aria-label={text} title={text}>
      {sign}
      {value.toLocaleString()}
    </span>
  );
}

/**
 * A bar whose parts are as wide as what they count; each says its number.
 * @internal
 */
export function StackedBar(props: {
  /** What the bar is about, for those who do not see it. */
  label: string;
  segments: BarSegment[];
}) {
  const { label, segments } = props;
  const classes = useStyles();
  return (
    <ul className={classes.bar} aria-label={label}>
      {segments
        .filter(({ value }) => value > 0)
        .map(segment => (
          <li
            key={segment.key}
            className={classes.item}
            style={{ flex: `${segment.value} 1 0` }}
          >
            <Segment segment={segment} />
          </li>
        ))}
    </ul>
  );
}
