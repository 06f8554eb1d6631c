import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import {
  CheckResult,
  HeatMap,
  ProductResult,
} from '@meshport/backstage-plugin-data-governance-common';
import {
  Answered,
  dataGovernanceApiRef,
  FactList,
  Moment,
  useLive,
} from '@meshport/backstage-plugin-data-mesh-react';
import { useEffect } from 'react';
import { CheckStatusLabel, useCheckLink } from '../../checks';

function resultOf(
  result: ProductResult,
  scorecard: string,
  checkId: string,
): CheckResult | undefined {
  return result.scorecards
    .find(item => item.scorecard === scorecard)
    ?.checks.find(check => check.checkId === checkId);
}

function Outcome(props: { check: CheckResult }) {
  const { check } = props;
  const { exemption } = check;
  return (
    <FactList
      facts={[
        {
          label: 'Outcome',
          value: <CheckStatusLabel status={check.status} />,
        },
        {
          label: 'Since',
          value: check.since && <Moment at={check.since} short />,
        },
        { label: 'Reason', value: check.reason, wide: true },
        {
          label: 'Exempt until',
          value: exemption && (
            <>
              <Moment at={exemption.endsAt} />: {exemption.reason}
            </>
          ),
          wide: true,
        },
        {
          label: 'How to fix it',
          value:
            check.status === 'fail' || check.status === 'unknown'
              ? check.remedy
              : undefined,
          wide: true,
        },
      ].filter(({ value }) => Boolean(value))}
    />
  );
}

/**
 * Why a check of a product came out as it did, read when it is asked for.
 * @internal
 */
export function CellDetails(props: {
  /** Entity refs. */
  product: string;
  scorecard: string;
  productTitle: string;
  check: HeatMap['checks'][number];
  /** Called when there is more to show. */
  onDetails: () => void;
}) {
  const { product, scorecard, productTitle, check, onDetails } = props;
  const governance = useApi(dataGovernanceApiRef);
  const checkLink = useCheckLink();
  const live = useLive(
    () => governance.getProductResult(product),
    [governance, product],
  );
  const { value, error } = live;
  useEffect(onDetails, [onDetails, value, error]);

  return (
    <Box
      p={2}
      width="min(26rem, 90vw)"
      role="dialog"
      aria-label={`${check.title} of ${productTitle}`}
    >
      <Typography variant="body2" color="textSecondary">
        {productTitle}
      </Typography>
      <Typography variant="subtitle1" component="h2" gutterBottom>
        {check.title}
      </Typography>
      <Answered live={live} what="this result">
        {result => {
          const outcome = resultOf(result, scorecard, check.id);
          return outcome ? (
            <Outcome check={outcome} />
          ) : (
            <Typography variant="body2">
              The check has not been evaluated for this product.
            </Typography>
          );
        }}
      </Answered>
      <Box mt={2}>
        <Link to={checkLink(product, scorecard, check.id)}>
          Open its scorecard
        </Link>
      </Box>
    </Box>
  );
}
