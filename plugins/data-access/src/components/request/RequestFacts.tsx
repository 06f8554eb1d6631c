import { InfoCard, Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
import {
  ClassificationChip,
  durationInWords,
  Fact,
  FactList,
  Moment,
  PlatformLocation,
} from '@meshport/backstage-plugin-data-mesh-react';
import { useMemo } from 'react';
import { usePorts } from '../../hooks/usePorts';
import { columnsInWords, rowsInWords } from '../../model/filterWords';
import { leftOf } from '../../model/request/narrowing';
import { requestDetailsRouteRef } from '../../routes';

/** Who asks for what, why, for how long, and what became of it. */
export function RequestFacts(props: { request: AccessRequest }) {
  const { request } = props;
  const findPort = usePorts(useMemo(() => [request], [request]));
  const detailsPath = useRouteRef(requestDetailsRouteRef);
  const port = findPort(request);
  const { holder, requester, renews } = request;
  return (
    <InfoCard title="Request">
      <FactList
        facts={[
          { label: 'For whom', value: <EntityRefLink entityRef={holder} /> },
          {
            label: 'Asked for by',
            value:
              holder === requester ? undefined : (
                <EntityRefLink entityRef={requester} />
              ),
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
          {
            label: 'Purpose',
            value: request.erasedAt ? 'Erased' : request.purpose,
          },
          ...extentFacts(request),
          { label: 'Asked', value: <Moment at={request.createdAt} /> },
          {
            label: 'Prolongs',
            value: renews && (
              <Link to={detailsPath({ id: renews })}>An earlier right</Link>
            ),
          },
          ...decisionFacts(request),
          ...grantFacts(request),
          { label: 'Comment', value: request.comment, wide: true },
          {
            label: 'Texts erased',
            value: request.erasedAt && <Moment at={request.erasedAt} />,
          },
        ]}
      />
    </InfoCard>
  );
}

/** How much of the data and for how long; where less was given, both. */
function extentFacts(request: AccessRequest): Fact[] {
  const { duration, filter } = request;
  const given = leftOf(request);
  return [
    ...askedAndGiven(
      'Columns',
      columnsInWords(filter),
      columnsInWords(given.filter),
    ),
    ...askedAndGiven('Rows', rowsInWords(filter), rowsInWords(given.filter)),
    ...askedAndGiven(
      'For how long',
      durationInWords(duration),
      durationInWords(given.duration),
    ),
  ];
}

function askedAndGiven(label: string, asked: string, given: string): Fact[] {
  return asked === given
    ? [{ label, value: asked }]
    : [
        { label: `${label}: asked`, value: asked },
        { label: `${label}: given`, value: given },
      ];
}

function decisionFacts({ decision }: AccessRequest): Fact[] {
  if (!decision) {
    return [];
  }
  return [
    {
      label: 'Decided by',
      value:
        decision.by === 'system' ? (
          'A policy'
        ) : (
          <EntityRefLink entityRef={decision.by} />
        ),
    },
    { label: 'Decided', value: <Moment at={decision.at} /> },
  ];
}

function grantFacts({ grant, holder }: AccessRequest): Fact[] {
  if (!grant) {
    return [];
  }
  const { principal, responsible, activeSince, expiresAt, endedAt } = grant;
  return [
    { label: 'Login role', value: <code>{principal}</code> },
    {
      label: 'Who answers for it',
      value:
        responsible === holder ? undefined : (
          <EntityRefLink entityRef={responsible} />
        ),
    },
    {
      label: 'Active since',
      value: activeSince && <Moment at={activeSince} />,
    },
    {
      label: endedAt ? 'Would have ended' : 'Ends',
      value: expiresAt && <Moment at={expiresAt} />,
    },
    { label: 'Ended', value: endedAt && <Moment at={endedAt} /> },
  ];
}
