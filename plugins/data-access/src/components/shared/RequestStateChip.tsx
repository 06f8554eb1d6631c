import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
import { ToneChip } from '@meshport/backstage-plugin-data-mesh-react';
import { describeState } from '../../model/describeState';

/** Where a request stands, in a few words. */
export function RequestStateChip(props: { request: AccessRequest }) {
  const { label, tone, title } = describeState(props.request, undefined);
  return <ToneChip label={label} tone={tone} title={title} />;
}
