import {
  CHECK_STATUSES,
  CheckStatus,
  StatusCounts,
} from '@meshport/backstage-plugin-data-governance-common';
import { Tone } from '@meshport/backstage-plugin-data-mesh-react';
import { CheckStatusIcon, statusWord } from '../../checks';
import { countOf } from '../../model';
import { StackedBar } from './StackedBar';

const TONES: Record<CheckStatus, Tone> = {
  pass: 'good',
  fail: 'danger',
  unknown: 'caution',
  exempt: 'notice',
  'not-applicable': 'neutral',
};

/**
 * How many have which outcome.
 * @internal
 */
export function StatusBar(props: {
  label: string;
  counts: StatusCounts;
  /** Where those with an outcome are listed. */
  linkTo?: (status: CheckStatus) => string;
}) {
  const { label, counts, linkTo } = props;
  return (
    <StackedBar
      label={label}
      segments={CHECK_STATUSES.map(status => ({
        key: status,
        label: statusWord(status),
        value: countOf(counts, status),
        tone: TONES[status],
        sign: <CheckStatusIcon status={status} plain />,
        to: linkTo?.(status),
      }))}
    />
  );
}
