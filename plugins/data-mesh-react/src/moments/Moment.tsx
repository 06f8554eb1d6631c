import { DateTime } from 'luxon';
import useInterval from 'react-use/esm/useInterval';
import useUpdate from 'react-use/esm/useUpdate';
import { formatMoment, relativeMoment } from './time';

const REFRESH_MS = 60_000;

/**
 * A moment as people say it and as the clock says it, e.g.
 * `in 3 days (Nov 25, 2026, 3:00 PM)`. A text that is no moment is shown as it
 * is.
 * @public
 */
export function Moment(props: {
  /** ISO timestamp. */
  at: string;
  /** Leaves the clock to a hover. */
  short?: boolean;
}) {
  const update = useUpdate();
  useInterval(update, REFRESH_MS);
  const at = DateTime.fromISO(props.at);
  if (!at.isValid) {
    return <>{props.at}</>;
  }
  return (
    <time dateTime={props.at} title={formatMoment(at)}>
      {relativeMoment(at)}
      {!props.short && ` (${formatMoment(at)})`}
    </time>
  );
}
