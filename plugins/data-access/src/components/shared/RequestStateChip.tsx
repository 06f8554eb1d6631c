import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
import { ToneChip } from '@meshport/backstage-plugin-data-mesh-react';
import { useRequestNames } from '../../hooks/useRequestNames';
import { describeState } from '../../model/describeState';

/** Where a request stands, in a few words. */
export function RequestStateChip(props: { request: AccessRequest }) {
  const { request } = props;
  const name = useRequestNames(request);
  const { label, tone, title } = describeState(request, undefined, name);
  return <ToneChip label={label} tone={tone} title={title} />;
}
