import { InfoCard } from '@backstage/core-components';
import Box from '@material-ui/core/Box';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { FactSourceSummary } from '@meshport/backstage-plugin-data-governance-common';
import {
  Fact,
  FactList,
  Moment,
} from '@meshport/backstage-plugin-data-mesh-react';
import { Duration } from 'luxon';
import { counted } from '../../model';

const KINDS: Record<FactSourceSummary['kind'], string> = {
  entities: 'Read from the catalog as soon as an entity changes',
  external: 'Asked on a schedule',
  pushed: 'Sent by other tools',
};

const useStyles = makeStyles(
  { name: { whiteSpace: 'nowrap' }, text: { wordBreak: 'normal' } },
  { name: 'MeshportFactSourcePanel' },
);

function every(seconds: number | undefined): string | undefined {
  return seconds === undefined
    ? undefined
    : `every ${Duration.fromObject({ seconds })
        .rescale()
        .toHuman({ unitDisplay: 'long' })}`;
}

function factsOf({ frequency, lastRun }: FactSourceSummary): Fact[] {
  return [
    { label: 'Schedule', value: every(frequency) },
    {
      label: 'Last run',
      value: lastRun && <Moment at={lastRun.startedAt} short />,
    },
    {
      label: 'Took',
      value: lastRun && took(lastRun),
    },
    {
      label: 'Products',
      value:
        lastRun &&
        `${lastRun.products.toLocaleString()}, ${lastRun.changed.toLocaleString()} changed`,
    },
  ];
}

function took(
  run: NonNullable<FactSourceSummary['lastRun']>,
): string | undefined {
  if (!run.finishedAt) {
    return 'It is running';
  }
  const milliseconds = Date.parse(run.finishedAt) - Date.parse(run.startedAt);
  return `${(milliseconds / 1000).toLocaleString(undefined, {
    maximumFractionDigits: 1,
  })} seconds`;
}

/**
 * A source of facts: how it fared when it was last asked, and the facts that
 * it finds out, for those who write rules.
 * @internal
 */
export function FactSourcePanel(props: { source: FactSourceSummary }) {
  const { source } = props;
  const { id, title = id, kind, facts, lastRun } = source;
  const classes = useStyles();
  return (
    <InfoCard title={title} subheader={KINDS[kind]}>
      {lastRun && lastRun.failed > 0 && (
        <Box mb={2}>
          <Alert severity="warning">
            Nothing could be found out about{' '}
            {counted(lastRun.failed, 'product')}
            {lastRun.problem ? `: ${lastRun.problem}` : '.'}
          </Alert>
        </Box>
      )}
      {(lastRun || source.frequency !== undefined) && (
        <Box mb={2}>
          <FactList facts={factsOf(source)} />
        </Box>
      )}
      <Box>
        {Object.keys(facts).length === 0 ? (
          <Typography variant="body2">It declares no facts.</Typography>
        ) : (
          <TableContainer>
            <Table size="small" aria-label={`Facts of ${title}`}>
              <TableHead>
                <TableRow>
                  <TableCell>Fact</TableCell>
                  <TableCell>Type</TableCell>
                  <TableCell>What it means</TableCell>
                </TableRow>
              </TableHead>
              <TableBody>
                {Object.entries(facts).map(([name, { type, description }]) => (
                  <TableRow key={name}>
                    <TableCell className={classes.name}>
                      <code>
                        facts.{id}.{name}
                      </code>
                    </TableCell>
                    <TableCell className={classes.name}>{type}</TableCell>
                    <TableCell className={classes.text}>
                      {description}
                    </TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </TableContainer>
        )}
      </Box>
    </InfoCard>
  );
}
