import { useApi } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import {
  CheckResult,
  ExemptionDetail,
  ScorecardResult,
} from '@meshport/backstage-plugin-data-governance-common';
import {
  ActionDialog,
  ActionFailure,
  dataGovernanceApiRef,
  useAttempt,
} from '@meshport/backstage-plugin-data-mesh-react';
import { DateTime } from 'luxon';
import { useRef, useState } from 'react';
import {
  checkExemptionForm,
  endOf,
  ExemptionFormProblems,
  ExemptionFormValues,
  latestEnd,
  problemsIn,
} from '../model';
import { AskExemptionFields } from './AskExemptionFields';

/**
 * Asks for an exemption from a check, for a product or for its domain.
 * @internal
 */
export function AskExemptionDialog(props: {
  /** Entity refs. */
  product: string;
  domain: string;
  scorecard: ScorecardResult;
  check: CheckResult;
  /** Who may ask for what; at least one of them. */
  may: { product: boolean; domain: boolean };
  /** What the form begins with. */
  initial: ExemptionFormValues;
  onDone: (exemption: ExemptionDetail) => void;
  onClose: () => void;
}) {
  const { product, domain, scorecard, check, may, onDone, onClose } = props;
  const governance = useApi(dataGovernanceApiRef);
  const [values, setValues] = useState(props.initial);
  const [problems, setProblems] = useState<ExemptionFormProblems>({});
  const { attempt, busy, error } = useAttempt();
  const [told, setTold] = useState<Error>();
  const reasonInput = useRef<HTMLTextAreaElement>(null);

  const edit = (changes: Partial<ExemptionFormValues>) => {
    setValues({ ...values, ...changes });
    const kept = { ...problems };
    for (const field of Object.keys(changes) as (keyof ExemptionFormValues)[]) {
      delete kept[field];
    }
    setProblems(kept);
  };

  const send = async () => {
    try {
      const exemption = await governance.requestExemption({
        scorecard: scorecard.scorecard,
        checkId: check.checkId,
        ...(values.subject === 'domain' ? { domain } : { product }),
        reason: values.reason.trim(),
        ticket: values.ticket.trim() || undefined,
        endsAt: endOf(values.endsOn, latestEnd(DateTime.now())),
      });
      onDone(exemption);
    } catch (failure) {
      if (failure instanceof Error) {
        const found = problemsIn(failure);
        setProblems(found);
        // What is said at a field is not said twice.
        setTold(Object.keys(found).length > 0 ? failure : undefined);
      }
      throw failure;
    }
  };

  const submit = () => {
    const found = checkExemptionForm(values, DateTime.now());
    setProblems(found);
    if (Object.keys(found).length === 0) {
      attempt(send);
    }
  };

  return (
    <ActionDialog
      id="ask-exemption"
      title={`Ask for an exemption from “${check.title}”`}
      button="Ask"
      busyButton="Sending…"
      busy={busy}
      firstInput={reasonInput}
      onSubmit={submit}
      onClose={onClose}
    >
      <Typography variant="body2" gutterBottom>
        <EntityRefLink
          entityRef={scorecard.owner}
          defaultKind="group"
          hideIcon
        />{' '}
        decides, as the owner of {scorecard.title}. Until the last day the check
        is shown as exempt, not as passed, and does not stand in the way of a
        level; then it counts again by itself.
      </Typography>
      <AskExemptionFields
        product={product}
        domain={domain}
        may={may}
        values={values}
        problems={problems}
        disabled={busy}
        onChange={edit}
        reasonInput={reasonInput}
      />
      {error && error !== told && (
        <ActionFailure error={error} typedText="here" />
      )}
    </ActionDialog>
  );
}
