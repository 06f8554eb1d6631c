import { InfoCard } from '@backstage/core-components';
import { EntityRefLink, EntityRefLinks } from '@backstage/plugin-catalog-react';
import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
import {
  ClassificationChip,
  durationInWords,
  FactList,
  Moment,
  PlatformLocation,
} from '@meshport/backstage-plugin-data-mesh-react';
import { useMemo } from 'react';
import { usePorts } from '../../hooks/usePorts';

/** Who asks for what, why, for how long, and what became of it. */
export function RequestFacts(props: { request: AccessRequest }) {
  const { request } = props;
  const { grant, decision } = request;
  const findPort = usePorts(useMemo(() => [request], [request]));
  const port = findPort(request);
  return (
    <InfoCard title="Request">
      <FactList
        facts={[
          {
            label: 'Who',
            value: <EntityRefLink entityRef={request.requester} />,
          },
          {
            label: 'Product',
            value: <EntityRefLink entityRef={request.product} />,
          },
          { label: 'Port', value: `${request.port} ${request.version}` },
          {
            label: 'Classification',
            value: port && (
              <ClassificationChip classification={port.classification} />
            ),
          },
          {
            label: 'Where',
            value: port && (
              <PlatformLocation
                platform={port.platform}
                location={port.location}
              />
            ),
          },
          { label: 'Purpose', value: request.purpose },
          { label: 'For how long', value: durationInWords(request.duration) },
          { label: 'Asked', value: <Moment at={request.createdAt} /> },
          {
            label: 'Who decides',
            value: <EntityRefLinks entityRefs={request.approvers} />,
          },
          {
            label: 'Decided by',
            value: decision && <EntityRefLink entityRef={decision.by} />,
          },
          {
            label: 'Login role',
            value: grant && <code>{grant.principal}</code>,
          },
          {
            label: 'Active since',
            value: grant?.activeSince && <Moment at={grant.activeSince} />,
          },
          {
            label: grant?.endedAt ? 'Would have ended' : 'Ends',
            value: grant?.expiresAt && <Moment at={grant.expiresAt} />,
          },
          {
            label: 'Ended',
            value: grant?.endedAt && <Moment at={grant.endedAt} />,
          },
          { label: 'Comment', value: request.comment, wide: true },
        ]}
      />
    </InfoCard>
  );
}
