import { SupportChannel } from '@meshport/backstage-plugin-data-mesh-common';
import { SafeLink } from '@meshport/backstage-plugin-data-mesh-react';

/**
 * Where the users of a product get help.
 * @internal
 */
export function SupportChannels(props: { channels: SupportChannel[] }) {
  return (
    <>
      {props.channels.map(channel => (
        <div key={`${channel.channel} ${channel.url}`}>
          <SafeLink url={channel.url}>{channel.channel}</SafeLink>
          {channel.tool && ` (${channel.tool})`}
          {channel.description && `, ${channel.description}`}
        </div>
      ))}
    </>
  );
}
