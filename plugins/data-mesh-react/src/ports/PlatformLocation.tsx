import { Fragment } from 'react';

/**
 * Where data is: the platform's id and the place in it, e.g.
 * `warehouse: schema flights, table departures`.
 * @public
 */
export function PlatformLocation(props: {
  platform?: string;
  location?: Record<string, string>;
}) {
  const { platform, location = {} } = props;
  const parts = Object.entries(location);
  if (!platform && parts.length === 0) {
    return <>Not on a data platform</>;
  }
  return (
    <>
      {platform && <strong>{platform}</strong>}
      {platform && parts.length > 0 && ': '}
      {parts.map(([key, value], index) => (
        <Fragment key={key}>
          {index > 0 && ', '}
          {key} <code>{value}</code>
        </Fragment>
      ))}
    </>
  );
}
