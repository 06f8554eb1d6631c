import { InfoCard } from '@backstage/core-components';
import Box from '@material-ui/core/Box';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import {
  FactSourceSummary,
  ProductFactSource,
} from '@meshport/backstage-plugin-data-governance-common';
import { Moment } from '@meshport/backstage-plugin-data-mesh-react';
import { FactValueText } from './FactValueText';

const useStyles = makeStyles(
  {
    name: { whiteSpace: 'nowrap', width: '1%' },
    value: { overflowWrap: 'anywhere', wordBreak: 'normal', minWidth: '8rem' },
    text: { wordBreak: 'normal' },
  },
  { name: 'MeshportFactSourceCard' },
);

/**
 * What one source said about a product.
 * @internal
 */
export function FactSourceCard(props: {
  found: ProductFactSource;
  /** What is known about the source itself. */
  source?: FactSourceSummary;
}) {
  const { found, source } = props;
  const classes = useStyles();
  const title = source?.title ?? found.source;
  const facts = Object.entries(found.facts);
  return (
    <InfoCard
      title={title}
      subheader={
        <span>
          The same since <Moment at={found.since} />
          {found.observedAt && (
            <>
              , found <Moment at={found.observedAt} />
            </>
          )}
          {found.validUntil && (
            <>
              , holds until <Moment at={found.validUntil} />
            </>
          )}
        </span>
      }
    >
      {found.failure && (
        <Box mb={facts.length > 0 ? 2 : 0}>
          <Alert severity="warning">
            Nothing is known, so the checks that read it are unknown:{' '}
            {found.failure}
          </Alert>
        </Box>
      )}
      {!found.failure && facts.length === 0 && (
        <Typography variant="body2">It found no facts.</Typography>
      )}
      {facts.length > 0 && (
        <TableContainer>
          <Table size="small" aria-label={`Facts of ${title}`}>
            <TableHead>
              <TableRow>
                <TableCell>Fact</TableCell>
                <TableCell>Value</TableCell>
                <TableCell>What it means</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {facts.map(([name, value]) => (
                <TableRow key={name}>
                  <TableCell
                    component="th"
                    scope="row"
                    className={classes.name}
                  >
                    <code>
                      facts.{found.source}.{name}
                    </code>
                  </TableCell>
                  <TableCell className={classes.value}>
                    <FactValueText value={value} />
                  </TableCell>
                  <TableCell className={classes.text}>
                    {source?.facts[name]?.description}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </TableContainer>
      )}
    </InfoCard>
  );
}
