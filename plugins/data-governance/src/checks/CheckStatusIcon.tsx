import { makeStyles } from '@material-ui/core/styles';
import CancelIcon from '@material-ui/icons/Cancel';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import HelpIcon from '@material-ui/icons/Help';
import MoreHorizIcon from '@material-ui/icons/MoreHoriz';
import RemoveIcon from '@material-ui/icons/Remove';
import EventBusyIcon from '@material-ui/icons/EventBusy';
import { CheckStatus } from '@meshport/backstage-plugin-data-governance-common';
import classNames from 'classnames';

const useStyles = makeStyles(
  theme => ({
    pass: { color: theme.palette.success.main },
    fail: { color: theme.palette.error.main },
    unknown: { color: theme.palette.warning.main },
    exempt: { color: theme.palette.info.main },
    'not-applicable': { color: theme.palette.text.secondary },
    none: { color: theme.palette.text.disabled },
  }),
  { name: 'MeshportCheckStatusIcon' },
);

const ICONS: Record<CheckStatus, typeof CancelIcon> = {
  pass: CheckCircleIcon,
  fail: CancelIcon,
  unknown: HelpIcon,
  exempt: EventBusyIcon,
  'not-applicable': RemoveIcon,
};

/**
 * The sign of an outcome: each has a shape of its own, the colour only repeats
 * it. A word beside it says what it means.
 * @internal
 */
export function CheckStatusIcon(props: {
  /** Absent: not evaluated. */
  status?: CheckStatus;
  /** Without colour, as for a count of none. */
  faint?: boolean;
  /** In the colour of the text around it, where colour is used otherwise. */
  plain?: boolean;
  className?: string;
}) {
  const { status, faint, plain, className } = props;
  const classes = useStyles();
  const Icon = status ? ICONS[status] : MoreHorizIcon;
  return (
    <Icon
      fontSize="small"
      aria-hidden
      className={classNames(
        !plain && classes[faint || !status ? 'none' : status],
        className,
      )}
    />
  );
}
