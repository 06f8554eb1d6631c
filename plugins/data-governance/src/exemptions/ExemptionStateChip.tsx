import { Exemption } from '@meshport/backstage-plugin-data-governance-common';
import { ToneChip } from '@meshport/backstage-plugin-data-mesh-react';
import { sayState, stateLooks } from './model';

/**
 * Where an exemption stands, in a few words.
 * @internal
 */
export function ExemptionStateChip(props: { exemption: Exemption }) {
  const { exemption } = props;
  const { label, tone } = stateLooks(exemption.state);
  return <ToneChip label={label} tone={tone} title={sayState(exemption)} />;
}
