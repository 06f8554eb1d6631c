import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { AccessOverview } from '@meshport/backstage-plugin-data-access-common';
import { Figures } from '@meshport/backstage-plugin-data-mesh-react';
import { Duration } from 'luxon';
import { ReactNode } from 'react';
import { ENDING_SOON_DAYS } from '../../model/mine/ending';
import { rootRouteRef } from '../../routes';
import { requestFilterSearch, Show } from '../lists/all/useRequestFilter';

/** The figures, each leading to what it counts. */
export function AccessFigures(props: { overview: AccessOverview }) {
  const { pending, overdue, active, endingSoon, alarms, drift, decisionTime } =
    props.overview;
  const rootPath = useRouteRef(rootRouteRef);
  const linked = (count: number, show: Show): ReactNode =>
    count ? (
      <Link to={`${rootPath()}/all${requestFilterSearch({ show })}`}>
        {count.toLocaleString()}
      </Link>
    ) : (
      count
    );
  return (
    <Figures
      figures={[
        {
          label: 'Wait for a decision',
          value: linked(pending, 'pending'),
          note: overdue
            ? `${overdue.toLocaleString()} for longer than a step should take`
            : 'none for too long',
        },
        { label: 'Active rights', value: linked(active, 'living') },
        {
          label: 'End soon',
          value: linked(endingSoon, 'ending'),
          note: `within ${ENDING_SOON_DAYS} days`,
        },
        {
          label: 'Alarms',
          value: linked(alarms, 'alarm'),
          note: 'granting or ending failed, or a right differs',
        },
        {
          label: 'Drift',
          value: drift.open.toLocaleString(),
          note: drift.adopted
            ? `not as granted; ${drift.adopted.toLocaleString()} left as they are`
            : 'rights that are not as granted',
        },
        {
          label: 'Time to decide',
          value: decisionTime ? inWords(decisionTime.median) : '–',
          note: decisionTime
            ? `median of ${decisionTime.decisions.toLocaleString()} in 90 days; longest ${inWords(
                decisionTime.longest,
              )}`
            : 'no decision in 90 days',
        },
      ]}
    />
  );
}

/** The two largest units, e.g. `1 day, 4 hours`. */
function inWords(seconds: number): string {
  const { days, hours, minutes } = Duration.fromObject({ seconds })
    .shiftTo('days', 'hours', 'minutes', 'seconds')
    .toObject();
  if (days) {
    return Duration.fromObject({ days, ...(hours ? { hours } : {}) }).toHuman();
  }
  if (hours) {
    return Duration.fromObject({
      hours,
      ...(minutes ? { minutes } : {}),
    }).toHuman();
  }
  return minutes ? Duration.fromObject({ minutes }).toHuman() : '< 1 minute';
}
