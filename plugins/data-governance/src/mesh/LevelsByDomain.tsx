import { InfoCard } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Link from '@material-ui/core/Link';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import {
  ProductSummary,
  ScorecardLevel,
} from '@meshport/backstage-plugin-data-governance-common';
import { LevelBadge } from '@meshport/backstage-plugin-data-mesh-react';
import { levelsByDomain, NO_LEVEL } from '../model';

const useStyles = makeStyles(
  // A narrow window scrolls the table instead of breaking names into letters.
  { domain: { wordBreak: 'normal' } },
  { name: 'MeshportLevelsByDomain' },
);

/**
 * How many products of each domain reached each level; a number limits the
 * list of products to those.
 * @internal
 */
export function LevelsByDomain(props: {
  summaries: ProductSummary[];
  levels: ScorecardLevel[];
  onChoose: (domain: string, level: string) => void;
}) {
  const { summaries, levels, onChoose } = props;
  const classes = useStyles();
  const columns = [undefined, ...levels];

  return (
    <InfoCard title="Levels by domain" noPadding>
      <TableContainer>
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell className={classes.domain}>Domain</TableCell>
              {columns.map(level => (
                <TableCell key={level?.name ?? NO_LEVEL} align="right">
                  <LevelBadge level={level} levels={levels} />
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {levelsByDomain(summaries, levels).map(({ domain, counts }) => (
              <TableRow key={domain}>
                <TableCell
                  component="th"
                  scope="row"
                  className={classes.domain}
                >
                  <EntityRefLink
                    entityRef={domain}
                    defaultKind="domain"
                    hideIcon
                  />
                </TableCell>
                {counts.map((count, index) => {
                  const level = columns[index];
                  return (
                    <TableCell key={level?.name ?? NO_LEVEL} align="right">
                      {count === 0 ? (
                        '0'
                      ) : (
                        <Link
                          component="button"
                          variant="body2"
                          onClick={() =>
                            onChoose(domain, level?.name ?? NO_LEVEL)
                          }
                          aria-label={`Show ${count} of ${domain} with ${
                            level?.title ?? 'no level'
                          }`}
                        >
                          {count}
                        </Link>
                      )}
                    </TableCell>
                  );
                })}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </InfoCard>
  );
}
