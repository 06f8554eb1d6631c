import { InfoCard, Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import ListItemText from '@material-ui/core/ListItemText';
import Typography from '@material-ui/core/Typography';
import {
  NextStep,
  NextSteps,
  ScorecardSummary,
} from '@meshport/backstage-plugin-data-governance-common';
import {
  dataGovernanceApiRef,
  useLive,
} from '@meshport/backstage-plugin-data-mesh-react';
import { useCheckLink } from '../../checks';
import { counted } from '../../model';
import { Answered } from '../shared/Answered';
import { useTabLink } from '../shared/useTabLink';

const SHOWN = 6;

function Steps(props: { items: NextStep[]; total: number }) {
  const { items, total } = props;
  const checkLink = useCheckLink();
  return (
    <>
      <Typography variant="subtitle2" component="h3">
        Shortest ways to the next level
      </Typography>
      <List dense disablePadding>
        {items.map(step => (
          <ListItem
            key={`${step.product} ${step.scorecard}`}
            disableGutters
            alignItems="flex-start"
          >
            <ListItemText
              disableTypography
              primary={
                <Typography variant="body2">
                  <Link
                    to={checkLink(
                      step.product,
                      step.scorecard,
                      step.checks[0].id,
                    )}
                  >
                    {step.title}
                  </Link>{' '}
                  reaches {step.next.title} with{' '}
                  {counted(step.checks.length, 'check')}
                </Typography>
              }
              secondary={
                <Typography variant="body2" color="textSecondary">
                  {step.checks.length === 1
                    ? `${step.checks[0].title}: ${step.checks[0].remedy}`
                    : step.checks.map(check => check.title).join('; ')}
                </Typography>
              }
            />
          </ListItem>
        ))}
      </List>
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
  scorecards: ScorecardSummary[];
}) {
  const { items, scorecards } = props;
  const tabLink = useTabLink();
  return (
    <>
      <Typography variant="subtitle2" component="h3">
        Checks that hold most products back
      </Typography>
      <List dense disablePadding>
        {items.map(check => (
          <ListItem
            key={`${check.scorecard} ${check.checkId}`}
            disableGutters
            alignItems="flex-start"
          >
            <ListItemText
              disableTypography
              primary={
                <Typography variant="body2">
                  <Link
                    to={tabLink('products', {
                      scorecard: check.scorecard,
                      checkId: check.checkId,
                      statuses: ['fail', 'unknown'],
                    })}
                  >
                    {check.title}
                  </Link>
                </Typography>
              }
              secondary={
                <Typography variant="body2" color="textSecondary">
                  {scorecards.find(s => s.scorecard === check.scorecard)?.title}
                  : in the way of {counted(check.products, 'product')};{' '}
                  {check.wouldRise.toLocaleString()} would rise with it alone
                </Typography>
              }
            />
          </ListItem>
        ))}
      </List>
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
              {items.length > 0 && <Steps items={items} total={total} />}
              {blocking.length > 0 && (
                <Blocking
                  items={blocking.slice(0, SHOWN)}
                  scorecards={scorecards}
                />
              )}
            </>
          )
        }
      </Answered>
    </InfoCard>
  );
}
