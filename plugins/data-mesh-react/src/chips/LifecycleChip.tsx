import { DataProductLifecycle } from '@meshport/backstage-plugin-data-mesh-common';
import upperFirst from 'lodash/upperFirst';
import { Tone, ToneChip } from './ToneChip';

const TONES: Record<DataProductLifecycle, Tone> = {
  proposed: 'neutral',
  experimental: 'notice',
  production: 'good',
  deprecated: 'caution',
  retired: 'danger',
};

/**
 * Where a product or a contract is in its life.
 * @public
 */
export function LifecycleChip(props: { lifecycle: DataProductLifecycle }) {
  const { lifecycle } = props;
  return (
    <ToneChip
      label={upperFirst(lifecycle)}
      tone={TONES[lifecycle] ?? 'neutral'}
      title={`Lifecycle: ${lifecycle}`}
    />
  );
}
