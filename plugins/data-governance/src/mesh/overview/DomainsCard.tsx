import { InfoCard, Link } from '@backstage/core-components';
import Box from '@material-ui/core/Box';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import {
  MeshSummary,
  ScorecardLevel,
} from '@meshport/backstage-plugin-data-governance-common';
import { percent } from '../../model';
import { LevelBar } from '../shared/LevelBar';
import { LevelLegend } from '../shared/LevelLegend';
import { useTabLink } from '../shared/useTabLink';
import { useTitles } from '../shared/useTitles';

const useStyles = makeStyles(
  // A narrow window scrolls the table instead of breaking names into letters.
  {
    name: { wordBreak: 'normal' },
    levels: { width: '50%', minWidth: '14rem' },
    head: { '& th': { wordBreak: 'normal', whiteSpace: 'nowrap' } },
    figure: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  },
  { name: 'MeshportDomainsCard' },
);

/**
 * How each domain stands: the levels of its products, its score, what fails and
 * what is set aside. Every number leads to its products.
 * @internal
 */
export function DomainsCard(props: {
  domains: MeshSummary['domains'];
  levels: ScorecardLevel[];
  /** Entity ref, when the page is about one. */
  scorecard?: string;
}) {
  const { domains, levels, scorecard } = props;
  const classes = useStyles();
  const title = useTitles(domains.map(({ domain }) => domain));
  const tabLink = useTabLink();
  const productsOf = (domain: string, level?: string) =>
    tabLink('products', {
      layout: 'list',
      scorecard,
      domains: [domain],
      levels: level ? [level] : [],
    });

  return (
    <InfoCard
      title="Levels by domain"
      noPadding
      action={
        <Box p={2}>
          <LevelLegend levels={levels} />
        </Box>
      }
      headerProps={{ style: { flexWrap: 'wrap' } }}
    >
      <TableContainer>
        <Table size="small" aria-label="Levels by domain">
          <TableHead className={classes.head}>
            <TableRow>
              <TableCell>Domain</TableCell>
              <TableCell align="right">Products</TableCell>
              <TableCell className={classes.levels}>Levels</TableCell>
              <TableCell align="right">Score</TableCell>
              <TableCell align="right">Failing</TableCell>
              <TableCell align="right">Unknown</TableCell>
              <TableCell align="right">Exempt</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {domains.map(item => (
              <TableRow key={item.domain}>
                <TableCell component="th" scope="row" className={classes.name}>
                  <Link to={productsOf(item.domain)}>{title(item.domain)}</Link>
                </TableCell>
                <TableCell align="right" className={classes.figure}>
                  {item.products.toLocaleString()}
                </TableCell>
                <TableCell className={classes.levels}>
                  <LevelBar
                    label={`Levels of ${title(item.domain)}`}
                    counts={item.levels}
                    levels={levels}
                    linkTo={level => productsOf(item.domain, level)}
                  />
                </TableCell>
                <TableCell align="right" className={classes.figure}>
                  {percent(item.score)}
                </TableCell>
                <TableCell align="right" className={classes.figure}>
                  {item.failing.toLocaleString()}
                </TableCell>
                <TableCell align="right" className={classes.figure}>
                  {item.unknown.toLocaleString()}
                </TableCell>
                <TableCell align="right" className={classes.figure}>
                  {item.exempt.toLocaleString()}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </InfoCard>
  );
}
