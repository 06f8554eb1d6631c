const FORMAT = new Intl.DateTimeFormat(undefined, {
  dateStyle: 'medium',
  timeStyle: 'short',
});

/**
 * A moment as the reader's calendar and clock say it.
 * @internal
 */
export function Moment(props: { at: string }) {
  const date = new Date(props.at);
  return (
    <time dateTime={props.at}>
      {Number.isNaN(date.getTime()) ? props.at : FORMAT.format(date)}
    </time>
  );
}
