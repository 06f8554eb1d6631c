import { InfoCard, Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import ListItemIcon from '@material-ui/core/ListItemIcon';
import ListItemText from '@material-ui/core/ListItemText';
import Typography from '@material-ui/core/Typography';
import {
  Transition,
  TransitionCause,
} from '@meshport/backstage-plugin-data-governance-common';
import {
  dataGovernanceApiRef,
  Moment,
  useLive,
} from '@meshport/backstage-plugin-data-mesh-react';
import { useState } from 'react';
import { CheckStatusIcon, statusWord, useCheckLink } from '../../checks';
import { Answered } from '../shared/Answered';

const FIRST = 8;
const MORE = 20;
const MOST = 200;

const CAUSES: Record<TransitionCause, string> = {
  facts: 'the facts changed',
  rules: 'the rules changed',
  exemption: 'an exemption began or ended',
  time: 'a date was reached',
};

function TransitionLine(props: { transition: Transition }) {
  const { transition } = props;
  const checkLink = useCheckLink();
  const { from, to, checkId, checkTitle = checkId } = transition;
  return (
    <ListItem disableGutters alignItems="flex-start">
      <ListItemIcon style={{ minWidth: 32 }}>
        <CheckStatusIcon status={to} />
      </ListItemIcon>
      <ListItemText
        disableTypography
        primary={
          <Typography variant="body2">
            <Link
              to={checkLink(transition.product, transition.scorecard, checkId)}
            >
              {transition.productTitle}
            </Link>
            : {checkTitle}
          </Typography>
        }
        secondary={
          <Typography variant="body2" color="textSecondary">
            {to ? statusWord(to) : 'Gone'}
            {from && `, before: ${statusWord(from).toLocaleLowerCase()}`};{' '}
            {CAUSES[transition.cause]} <Moment at={transition.at} short />
          </Typography>
        }
      />
    </ListItem>
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
            <List dense disablePadding>
              {items.map(transition => (
                <TransitionLine key={transition.id} transition={transition} />
              ))}
            </List>
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
