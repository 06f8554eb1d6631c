import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef, EntityRefLink } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
import { principalAnnotation } from '@meshport/backstage-plugin-data-mesh-common';
import {
  ClassificationChip,
  durationInWords,
  endOfDuration,
  FactList,
  formatMoment,
  PlatformLocation,
} from '@meshport/backstage-plugin-data-mesh-react';
import { DateTime } from 'luxon';
import { useMemo } from 'react';
import useAsync from 'react-use/esm/useAsync';
import { usePorts } from '../../hooks/usePorts';

function useLoginRole(user: string, platform: string | undefined) {
  const catalogApi = useApi(catalogApiRef);
  const { value } = useAsync(
    () => catalogApi.getEntityByRef(user),
    [catalogApi, user],
  );
  return platform
    ? value?.metadata.annotations?.[principalAnnotation(platform)]
    : undefined;
}

/**
 * What an approval gives: to whom, which data, what for and for how long.
 */
export function GrantPreview(props: { request: AccessRequest }) {
  const { request } = props;
  const findPort = usePorts(useMemo(() => [request], [request]));
  const port = findPort(request);
  const role = useLoginRole(request.requester, port?.platform);
  const end = endOfDuration(request.duration, DateTime.now());

  return (
    <>
      <Typography gutterBottom>An approval grants exactly this:</Typography>
      <FactList
        facts={[
          {
            label: 'Who gets it',
            value: <EntityRefLink entityRef={request.requester} />,
          },
          { label: 'Login role', value: role && <code>{role}</code> },
          {
            label: 'Right',
            value: (
              <>
                Read port {request.port} {request.version} of{' '}
                <EntityRefLink entityRef={request.product} />
              </>
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
            label: 'Classification',
            value: port && (
              <ClassificationChip classification={port.classification} />
            ),
          },
          { label: 'Purpose', value: request.purpose },
          {
            label: 'For how long',
            value: `${durationInWords(request.duration)}${
              end ? `, until about ${formatMoment(end)}` : ''
            }`,
          },
        ]}
      />
    </>
  );
}
