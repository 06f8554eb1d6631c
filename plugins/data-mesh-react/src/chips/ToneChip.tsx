import Chip from '@material-ui/core/Chip';
import { makeStyles, Theme } from '@material-ui/core/styles';
import DotIcon from '@material-ui/icons/FiberManualRecord';

/**
 * How much attention something asks for. The word beside the dot says what it
 * is; the colour only repeats it.
 * @public
 */
export type Tone = 'neutral' | 'notice' | 'good' | 'caution' | 'danger';

/**
 * The colour of a tone in a theme, for other things than a chip.
 * @public
 */
export function toneColour(theme: Theme, tone: Tone): string {
  switch (tone) {
    case 'notice':
      return theme.palette.info.main;
    case 'good':
      return theme.palette.success.main;
    case 'caution':
      return theme.palette.warning.main;
    case 'danger':
      return theme.palette.error.main;
    default:
      return theme.palette.text.disabled;
  }
}

const useStyles = makeStyles<Theme, { tone: Tone }>(
  theme => ({
    root: {
      margin: 0,
      borderColor: ({ tone }) => toneColour(theme, tone),
      color: theme.palette.text.primary,
    },
    dot: {
      fontSize: theme.typography.pxToRem(10),
      color: ({ tone }) => toneColour(theme, tone),
    },
  }),
  { name: 'MeshportToneChip' },
);

/**
 * A small label with a coloured dot, readable in light and dark themes.
 * @public
 */
export function ToneChip(props: {
  label: string;
  tone: Tone;
  /** A longer explanation, shown on hover. */
  title?: string;
}) {
  const classes = useStyles({ tone: props.tone });
  return (
    <Chip
      size="small"
      variant="outlined"
      className={classes.root}
      icon={<DotIcon className={classes.dot} aria-hidden />}
      label={props.label}
      title={props.title}
    />
  );
}
