import { CodeSnippet, Link } from '@backstage/core-components';
import Box from '@material-ui/core/Box';
import { CheckSummary } from '@meshport/backstage-plugin-data-governance-common';
import { CheckAccordion } from '../../checks';
import { counted, OPEN_STATUSES } from '../../model';
import { StatusBar } from '../shared/StatusBar';
import { useTabLink } from '../shared/useTabLink';

/**
 * A check of a scorecard: how the products fare, its rule, and who fails.
 * @internal
 */
export function CheckRule(props: {
  /** Entity ref. */
  scorecard: string;
  check: CheckSummary;
}) {
  const { scorecard, check } = props;
  const tabLink = useTabLink();
  const open = check.failing + check.unknown;
  return (
    <CheckAccordion
      check={check}
      outcome={
        <Box width="min(18rem, 70vw)">
          <StatusBar label={`Outcomes of ${check.title}`} counts={check} />
        </Box>
      }
      facts={[
        { label: 'Weight', value: check.weight },
        {
          label: 'Counts from',
          value:
            check.phase === 'grace' && check.enforcedFrom
              ? check.enforcedFrom.slice(0, 10)
              : undefined,
        },
        {
          label: 'Not passed by',
          value:
            open > 0 ? (
              <Link
                to={tabLink('products', {
                  scorecard,
                  checkId: check.id,
                  statuses: OPEN_STATUSES,
                })}
              >
                {counted(open, 'product')}
              </Link>
            ) : (
              'no product'
            ),
        },
        {
          label: 'Rule (CEL)',
          value: (
            <CodeSnippet
              text={check.rule.trim()}
              language="javascript"
              showCopyCodeButton
            />
          ),
          wide: true,
        },
      ]}
    />
  );
}
