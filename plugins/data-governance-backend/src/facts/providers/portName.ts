import { OutputPort } from '@meshport/backstage-plugin-data-mesh-common';

/**
 * What a port is called in facts: its key.
 * @internal
 */
export function portName(port: Pick<OutputPort, 'name' | 'version'>): string {
  return `${port.name} ${port.version}`;
}
