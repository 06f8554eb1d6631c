import { Link } from '@backstage/core-components';
import { SupportChannel } from '@meshport/backstage-plugin-data-mesh-common';
import { ReactNode } from 'react';

/** Anything else, such as a script, is shown as text. */
const SAFE_ADDRESS = /^(https?|mailto|slack|msteams):/i;

function channelName({ channel, url }: SupportChannel): ReactNode {
  return url && SAFE_ADDRESS.test(url) ? (
    <Link to={url}>{channel}</Link>
  ) : (
    [channel, url].filter(Boolean).join(': ')
  );
}

/**
 * Where the users of a product get help.
 * @internal
 */
export function SupportChannels(props: { channels: SupportChannel[] }) {
  return (
    <>
      {props.channels.map(channel => (
        <div key={`${channel.channel} ${channel.url}`}>
          {channelName(channel)}
          {channel.tool && ` (${channel.tool})`}
          {channel.description && `, ${channel.description}`}
        </div>
      ))}
    </>
  );
}
