import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import BreakingIcon from '@material-ui/icons/ReportProblemOutlined';
import { ContractChange } from '@meshport/backstage-plugin-data-mesh-common';
import upperFirst from 'lodash/upperFirst';
import { changeGroups, isBreaking } from './changeGroups';

const useStyles = makeStyles(
  theme => ({
    group: {
      padding: theme.spacing(1.5, 0),
      borderBottom: `1px solid ${theme.palette.divider}`,
    },
    changes: { listStyle: 'none', margin: 0, padding: 0 },
    change: {
      padding: theme.spacing(0.5, 0, 0.5, 1.5),
      marginTop: theme.spacing(0.5),
      borderLeft: `3px solid ${theme.palette.divider}`,
    },
    breaking: { borderLeftColor: theme.palette.error.main },
    marks: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 2),
      alignItems: 'center',
    },
    mark: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      fontWeight: 'bold',
    },
    icon: { color: theme.palette.error.main },
    values: { overflowWrap: 'anywhere' },
  }),
  { name: 'MeshportChangeList' },
);

function valueInWords(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function Breaks(props: { whom: string }) {
  const classes = useStyles();
  return (
    <Typography variant="body2" component="span" className={classes.mark}>
      <BreakingIcon fontSize="small" className={classes.icon} aria-hidden />
      Breaks {props.whom}
    </Typography>
  );
}

function Change(props: { change: ContractChange }) {
  const { change } = props;
  const { kind, area, before, after, readers, writers } = change;
  const classes = useStyles();
  return (
    <li
      className={`${classes.change} ${
        isBreaking(change) ? classes.breaking : ''
      }`}
    >
      <div className={classes.marks}>
        <Typography variant="caption" color="textSecondary">
          {upperFirst(area)} {kind}
        </Typography>
        {readers === 'breaking' && <Breaks whom="readers" />}
        {writers === 'breaking' && <Breaks whom="writers" />}
      </div>
      <Typography variant="body2">{change.message}</Typography>
      {kind === 'changed' && (before !== undefined || after !== undefined) && (
        <Typography variant="body2" className={classes.values}>
          <code>{before === undefined ? '—' : valueInWords(before)}</code>
          {' → '}
          <code>{after === undefined ? '—' : valueInWords(after)}</code>
        </Typography>
      )}
    </li>
  );
}

/**
 * What changed between two versions, by table and column. What breaks somebody
 * says so in words.
 * @internal
 */
export function ChangeList(props: { changes: ContractChange[] }) {
  const classes = useStyles();
  return (
    <>
      {changeGroups(props.changes).map(({ object, property, changes }) => {
        const title =
          [object, property].filter(Boolean).join('.') || 'The contract';
        return (
          <section
            key={title}
            className={classes.group}
            aria-label={`Changes in ${title}`}
          >
            <Typography variant="subtitle2" component="h5">
              {object ? <code>{title}</code> : title}
            </Typography>
            <ul className={classes.changes}>
              {changes.map((change, index) => (
                <Change key={index} change={change} />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}
