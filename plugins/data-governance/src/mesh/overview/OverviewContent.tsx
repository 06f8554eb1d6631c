import { Content, EmptyState } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import {
  MeshSummary,
  ScorecardSummary,
} from '@meshport/backstage-plugin-data-governance-common';
import {
  Answered,
  dataGovernanceApiRef,
  useLive,
} from '@meshport/backstage-plugin-data-mesh-react';
import { levelsOf, toMeshQuery } from '../../model';
import { useMeshView } from '../shared/useMeshView';
import { DomainsCard } from './DomainsCard';
import { FirstToFixCard } from './FirstToFixCard';
import { Headline } from './Headline';
import { OverviewChoices } from './OverviewChoices';
import { TransitionsCard } from './TransitionsCard';
import { TrendCard } from './TrendCard';

const useStyles = makeStyles(
  theme => ({
    grid: {
      display: 'grid',
      gap: theme.spacing(3),
      gridTemplateColumns: 'minmax(0, 1fr)',
      alignItems: 'start',
      [theme.breakpoints.up('md')]: {
        gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
      },
    },
    wide: { gridColumn: '1 / -1', minWidth: 0 },
  }),
  { name: 'MeshportScorecardsOverview' },
);

function Overview(props: {
  summary: MeshSummary;
  scorecards: ScorecardSummary[];
}) {
  const { summary, scorecards } = props;
  const classes = useStyles();
  const [view] = useMeshView();
  const chosen = scorecards.filter(
    ({ scorecard }) => !view.scorecard || scorecard === view.scorecard,
  );
  const levels = levelsOf(chosen);
  return (
    <div className={classes.grid}>
      <div className={classes.wide}>
        <Headline summary={summary} />
      </div>
      <div className={classes.wide}>
        <DomainsCard
          domains={summary.domains}
          levels={levels}
          scorecard={view.scorecard}
        />
      </div>
      <div className={classes.wide}>
        <TrendCard
          domain={view.domains[0]}
          scorecard={view.scorecard}
          levels={levels}
        />
      </div>
      <FirstToFixCard
        domain={view.domains[0]}
        scorecard={view.scorecard}
        scorecards={scorecards}
      />
      <TransitionsCard domain={view.domains[0]} scorecard={view.scorecard} />
    </div>
  );
}

/**
 * How the data products of the whole mesh stand, what to do first, and what
 * changed.
 * @internal
 */
export function OverviewContent() {
  const governance = useApi(dataGovernanceApiRef);
  const [view, change] = useMeshView();
  const { scorecard, domains } = toMeshQuery(view);
  const domain = domains?.[0];
  const live = useLive(async () => {
    const [summary, whole, scorecards] = await Promise.all([
      governance.getSummary({
        scorecard,
        domains: domain ? [domain] : undefined,
      }),
      // The choice of a domain offers all of them.
      domain ? governance.getSummary({ scorecard }) : undefined,
      governance.getScorecards(),
    ]);
    return {
      summary,
      scorecards: scorecards.items,
      domains: (whole ?? summary).domains.map(item => item.domain),
    };
  }, [governance, scorecard, domain]);

  return (
    <Content>
      <Answered live={live} what="scorecards">
        {({ summary, scorecards, domains: allDomains }) => (
          <>
            <OverviewChoices
              view={view}
              scorecards={scorecards}
              domains={allDomains}
              onChange={change}
            />
            {summary.products === 0 ? (
              <EmptyState
                missing="data"
                title={
                  scorecard || domain
                    ? 'No product is judged here'
                    : 'No product is evaluated yet'
                }
                description="Products are evaluated soon after they or a scorecard come into the catalog. This page shows the results by itself."
              />
            ) : (
              <Overview summary={summary} scorecards={scorecards} />
            )}
          </>
        )}
      </Answered>
    </Content>
  );
}
