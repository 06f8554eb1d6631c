import { InfoCard, Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import {
  NextStep,
  NextSteps,
  ScorecardSummary,
} from '@meshport/backstage-plugin-data-governance-common';
import {
  Answered,
  dataGovernanceApiRef,
  useLive,
} from '@meshport/backstage-plugin-data-mesh-react';
import { useCheckLink } from '../../checks';
import { counted, OPEN_STATUSES } from '../../model';
import { Line, Lines } from '../shared/Line';
import { useTabLink } from '../shared/useTabLink';

const SHOWN = 6;

function Steps(props: {
  items: NextStep[];
  total: number;
  titleOf: (scorecard: string) => string | undefined;
}) {
  const { items, total, titleOf } = props;
  const checkLink = useCheckLink();
  return (
    <>
      <Typography variant="subtitle2" component="h3">
        Shortest ways to the next level
      </Typography>
      <Lines>
        {items.map(step => (
          <Line
            key={`${step.product} ${step.scorecard}`}
            more={
              step.checks.length === 1
                ? `${step.checks[0].title}: ${step.checks[0].remedy}`
                : step.checks.map(check => check.title).join('; ')
            }
          >
            <Link
              to={checkLink(step.product, step.scorecard, step.checks[0].id)}
            >
              {step.title}
            </Link>{' '}
            reaches {step.next.title} of {titleOf(step.scorecard)} with{' '}
            {counted(step.checks.length, 'check')}
          </Line>
        ))}
      </Lines>
      {total > items.length && (
        <Typography variant="caption" color="textSecondary">
          and {counted(total - items.length, 'more step')}
        </Typography>
      )}
    </>
  );
}

function Blocking(props: {
  items: NextSteps['blocking'];
  titleOf: (scorecard: string) => string | undefined;
}) {
  const { items, titleOf } = props;
  const tabLink = useTabLink();
  return (
    <>
      <Typography variant="subtitle2" component="h3">
        Checks that hold most products back
      </Typography>
      <Lines>
        {items.map(check => (
          <Line
            key={`${check.scorecard} ${check.checkId}`}
            more={
              <>
                {titleOf(check.scorecard)}: in the way of{' '}
                {counted(check.products, 'product')};{' '}
                {check.wouldRise.toLocaleString()} would rise with it alone
              </>
            }
          >
            <Link
              to={tabLink('products', {
                scorecard: check.scorecard,
                checkId: check.checkId,
                statuses: OPEN_STATUSES,
              })}
            >
              {check.title}
            </Link>
          </Line>
        ))}
      </Lines>
    </>
  );
}

/**
 * What to do first: the products that are nearest to their next level, and the
 * checks whose mending would raise most.
 * @internal
 */
export function FirstToFixCard(props: {
  /** Entity refs. */
  domain?: string;
  scorecard?: string;
  scorecards: ScorecardSummary[];
}) {
  const { domain, scorecard, scorecards } = props;
  const governance = useApi(dataGovernanceApiRef);
  const live = useLive(
    () =>
      governance.getNextSteps({
        scorecard,
        domains: domain ? [domain] : undefined,
        limit: SHOWN,
      }),
    [governance, scorecard, domain],
  );
  const titleOf = (ref: string) =>
    scorecards.find(item => item.scorecard === ref)?.title;
  return (
    <InfoCard title="What to fix first">
      <Answered live={live} what="the next steps">
        {({ items, total, blocking }) =>
          items.length + blocking.length === 0 ? (
            <Typography variant="body2">
              Every product is at the highest level of its scorecards.
            </Typography>
          ) : (
            <>
              {items.length > 0 && (
                <Box mb={2}>
                  <Steps items={items} total={total} titleOf={titleOf} />
                </Box>
              )}
              {blocking.length > 0 && (
                <Blocking items={blocking.slice(0, SHOWN)} titleOf={titleOf} />
              )}
            </>
          )
        }
      </Answered>
    </InfoCard>
  );
}
