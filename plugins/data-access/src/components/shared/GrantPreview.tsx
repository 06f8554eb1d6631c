import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
import { AccessCadence } from '@meshport/backstage-plugin-data-mesh-common';
import {
  ClassificationChip,
  durationInWords,
  endOfDuration,
  FactList,
  formatMoment,
  maskInWords,
  PlatformLocation,
} from '@meshport/backstage-plugin-data-mesh-react';
import { DateTime } from 'luxon';
import { useMemo } from 'react';
import { usePorts } from '../../hooks/usePorts';
import { columnsInWords, rowsInWords } from '../../model/filterWords';
import { leftOf } from '../../model/request/narrowing';

/**
 * What an approval gives: to whom, which data, what for and for how long.
 */
export function GrantPreview(props: { request: AccessRequest }) {
  const { request } = props;
  const { holder, requester } = request;
  const findPort = usePorts(useMemo(() => [request], [request]));
  const port = findPort(request);
  const { duration, filter } = leftOf(request);
  const steps = request.steps.length;
  const masks = (port?.access?.masks ?? []).filter(
    ({ column }) => filter?.columns?.includes(column) ?? true,
  );

  return (
    <>
      <Typography gutterBottom>
        {steps > 1 && (request.currentStep ?? 0) < steps - 1
          ? 'Your approval passes the request on to the next step. All approvals together grant this:'
          : 'An approval grants exactly this:'}
      </Typography>
      <FactList
        facts={[
          {
            label: 'Who gets it',
            value: <EntityRefLink entityRef={holder} />,
          },
          {
            label: 'Asked for by',
            value:
              holder === requester ? undefined : (
                <EntityRefLink entityRef={requester} />
              ),
          },
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
            label: 'Columns',
            value: columnsInWords(filter),
            wide: Boolean(filter?.columns),
          },
          { label: 'Rows', value: rowsInWords(filter) },
          {
            label: 'Masked columns',
            value: masks
              .map(({ column, mask }) => `${column} (${maskInWords(mask)})`)
              .join(', '),
            wide: true,
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
            value: timeInWords(duration, port?.access?.endsWith),
          },
        ]}
      />
    </>
  );
}

/** Rights that end with a calendar period end where the backend says. */
function timeInWords(
  duration: string,
  endsWith: AccessCadence | undefined,
): string {
  const words = durationInWords(duration);
  const end = endOfDuration(duration, DateTime.now());
  if (endsWith) {
    return `${words}, to the end of a ${endsWith}`;
  }
  return end ? `${words}, until about ${formatMoment(end)}` : words;
}
