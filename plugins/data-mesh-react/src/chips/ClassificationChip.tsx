import {
  Classification,
  isClassification,
} from '@meshport/backstage-plugin-data-mesh-common';
import upperFirst from 'lodash/upperFirst';
import { Tone, ToneChip } from './ToneChip';

const TONES: Record<Classification, Tone> = {
  public: 'good',
  internal: 'notice',
  confidential: 'caution',
  restricted: 'danger',
};

/**
 * How sensitive data is. A classification that Meshport does not know, which a
 * contract may hold, is shown as it is written.
 * @public
 */
export function ClassificationChip(props: { classification: string }) {
  const { classification } = props;
  return (
    <ToneChip
      label={upperFirst(classification)}
      tone={
        isClassification(classification) ? TONES[classification] : 'neutral'
      }
      title={`Classification: ${classification}`}
    />
  );
}
