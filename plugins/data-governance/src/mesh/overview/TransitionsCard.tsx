import { InfoCard, Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { Transition } from '@meshport/backstage-plugin-data-governance-common';
import {
  Answered,
  dataGovernanceApiRef,
  Moment,
  useLive,
} from '@meshport/backstage-plugin-data-mesh-react';
import { useState } from 'react';
import {
  causeWords,
  CheckStatusIcon,
  statusWord,
  useCheckLink,
} from '../../checks';
import { Line, Lines } from '../shared/Line';

const FIRST = 8;
const MORE = 20;
const MOST = 200;

function TransitionLine(props: { transition: Transition }) {
  const { transition } = props;
  const checkLink = useCheckLink();
  const { from, to, checkId, checkTitle = checkId } = transition;
  return (
    <Line
      sign={<CheckStatusIcon status={to} />}
      more={
        <>
          {to ? statusWord(to) : 'Gone'}
          {from && `, before: ${statusWord(from).toLocaleLowerCase()}`};{' '}
          {causeWords(transition.cause)} <Moment at={transition.at} short />
        </>
      }
    >
      <Link to={checkLink(transition.product, transition.scorecard, checkId)}>
        {transition.productTitle}
      </Link>
      : {checkTitle}
    </Line>
  );
}

/**
 * Which checks changed lately, and why.
 * @internal
 */
export function TransitionsCard(props: {
  /** Entity refs. */
  domain?: string;
  scorecard?: string;
}) {
  const { domain, scorecard } = props;
  const governance = useApi(dataGovernanceApiRef);
  const [limit, setLimit] = useState(FIRST);
  const live = useLive(
    () => governance.getTransitions({ domain, scorecard, limit }),
    [governance, domain, scorecard, limit],
  );
  return (
    <InfoCard title="What changed lately">
      <Answered live={live} what="what changed">
        {({ items, next }) => (
          <>
            {items.length === 0 && (
              <Typography variant="body2">Nothing has changed yet.</Typography>
            )}
            <Lines>
              {items.map(transition => (
                <TransitionLine key={transition.id} transition={transition} />
              ))}
            </Lines>
            {next && limit < MOST && (
              <Button
                size="small"
                color="primary"
                onClick={() => setLimit(Math.min(limit + MORE, MOST))}
              >
                Show more
              </Button>
            )}
          </>
        )}
      </Answered>
    </InfoCard>
  );
}
