import {
  CheckResult,
  ProductResult,
} from '@meshport/backstage-plugin-data-governance-common';
import { Stack } from '@meshport/backstage-plugin-data-mesh-react';
import { useExemptions } from '../exemptions';
import { CheckItem } from './CheckItem';
import { AskForSought } from './exemption/AskForSought';
import { MayAsk } from './exemption/useMayAsk';
import { ScorecardSection } from './ScorecardSection';
import { StatusFilter } from './StatusFilter';
import { useProductAddress } from './useProductAddress';

/**
 * The checks of a product by scorecard and level, to limit by status.
 * @internal
 */
export function ChecksView(props: { result: ProductResult; may: MayAsk }) {
  const { result, may } = props;
  const [{ statuses, sought }, change] = useProductAddress();
  const pending = useExemptions({
    product: result.product,
    states: ['pending'],
  });
  const isSought = (scorecard: string, { checkId }: CheckResult) =>
    sought?.scorecard === scorecard && sought.checkId === checkId;

  return (
    <Stack>
      <StatusFilter
        result={result}
        value={statuses}
        onChange={status => change({ status })}
      />
      {result.scorecards.map(scorecard => (
        <ScorecardSection
          key={scorecard.scorecard}
          result={scorecard}
          checks={scorecard.checks.filter(
            check =>
              statuses.length === 0 ||
              statuses.includes(check.status) ||
              isSought(scorecard.scorecard, check),
          )}
        >
          {check => (
            <CheckItem
              key={check.checkId}
              result={result}
              scorecard={scorecard.scorecard}
              check={check}
              sought={isSought(scorecard.scorecard, check)}
              pending={pending.value?.items.find(
                exemption =>
                  exemption.scorecard === scorecard.scorecard &&
                  exemption.checkId === check.checkId,
              )}
              may={may}
              onAsk={() =>
                change({
                  scorecard: scorecard.scorecard,
                  check: check.checkId,
                  ask: 'product',
                })
              }
            />
          )}
        </ScorecardSection>
      ))}
      <AskForSought result={result} may={may} />
    </Stack>
  );
}
