import { InfoCard, Link, Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import ListItemIcon from '@material-ui/core/ListItemIcon';
import ListItemText from '@material-ui/core/ListItemText';
import Typography from '@material-ui/core/Typography';
import { Transition } from '@meshport/backstage-plugin-data-governance-common';
import {
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
import { concernsProduct, ReadProblem } from '../../live';

const FIRST = 20;
const MOST = 200;

function changeInWords({ from, to }: Transition): string {
  const now = to ? `“${statusWord(to).toLocaleLowerCase()}”` : 'gone';
  return from
    ? `from “${statusWord(from).toLocaleLowerCase()}” to ${now}`
    : `first result ${now}`;
}

function TransitionItem(props: { transition: Transition }) {
  const { transition } = props;
  const { product, scorecard, checkId, checkTitle = checkId } = transition;
  const checkLink = useCheckLink();
  return (
    <ListItem disableGutters alignItems="flex-start" divider>
      <ListItemIcon style={{ minWidth: 32 }}>
        <CheckStatusIcon status={transition.to} />
      </ListItemIcon>
      <ListItemText
        style={{ whiteSpace: 'normal' }}
        disableTypography
        primary={
          <Typography variant="body2">
            <Link to={checkLink(product, scorecard, checkId)}>
              {checkTitle}
            </Link>
            : {changeInWords(transition)}
          </Typography>
        }
        secondary={
          <Typography variant="body2" color="textSecondary">
            <Moment at={transition.at} />, because{' '}
            {causeWords(transition.cause)}. {transition.reason}
          </Typography>
        }
      />
    </ListItem>
  );
}

/**
 * When checks of a product began to pass or fail, and why.
 * @internal
 */
export function ProductTransitions(props: {
  /** Entity ref. */
  product: string;
}) {
  const { product } = props;
  const governance = useApi(dataGovernanceApiRef);
  const [limit, setLimit] = useState(FIRST);
  const { value, error, retry, loading } = useLive(
    () => governance.getTransitions({ product, limit }),
    [governance, product, limit],
    { concerns: concernsProduct(product) },
  );
  return (
    <InfoCard
      title="What changed"
      subheader="The newest first, with what made it change"
    >
      {error && (
        <ReadProblem error={error} what="what changed" onRetry={retry} />
      )}
      {!error && !value && <Progress />}
      {value?.items.length === 0 && (
        <Typography variant="body2">
          No check has changed since the product was first evaluated.
        </Typography>
      )}
      <List dense disablePadding aria-busy={loading}>
        {value?.items.map(transition => (
          <TransitionItem key={transition.id} transition={transition} />
        ))}
      </List>
      {value?.next && limit < MOST && (
        <Button size="small" color="primary" onClick={() => setLimit(MOST)}>
          Show more
        </Button>
      )}
    </InfoCard>
  );
}
