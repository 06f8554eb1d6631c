import { toError } from '@backstage/errors';
import { ResolvedContract } from '@meshport/backstage-plugin-data-governance-node';
import {
  DataContract,
  DataProductEntity,
  OutputPort,
} from '@meshport/backstage-plugin-data-mesh-common';
import {
  DataPlatform,
  DataPlatforms,
} from '@meshport/backstage-plugin-data-platform-node';
import { portName } from '../portName';
import { contractRef } from '../refs';

/**
 * Where the data of an output port is, and what its contract says about it.
 * @internal
 */
export interface PortTable {
  port: OutputPort;
  platform: DataPlatform;
  location: Record<string, string>;
  contract: DataContract;
}

/**
 * An output port whose data cannot be looked at.
 * @internal
 */
export interface PortLeftOut {
  /** Name and version. */
  port: string;
  reason: string;
}

/**
 * The output ports of a product whose data can be looked at, and the others
 * that should be such. Topics, files and interfaces that name no location on a
 * data platform are neither.
 *
 * @internal
 */
export function portTables(
  product: DataProductEntity,
  contracts: ReadonlyMap<string, ResolvedContract>,
  platforms: DataPlatforms,
): { tables: PortTable[]; leftOut: PortLeftOut[] } {
  const tables: PortTable[] = [];
  const leftOut: PortLeftOut[] = [];
  for (const port of product.spec.outputPorts ?? []) {
    if (port.type !== 'table' && !(port.platform && port.location)) {
      continue;
    }
    try {
      tables.push(portTable(product, port, contracts, platforms));
    } catch (error) {
      leftOut.push({ port: portName(port), reason: toError(error).message });
    }
  }
  return { tables, leftOut };
}

function portTable(
  product: DataProductEntity,
  port: OutputPort,
  contracts: ReadonlyMap<string, ResolvedContract>,
  platforms: DataPlatforms,
): PortTable {
  const { platform, location } = port;
  if (!platform || !location) {
    throw new Error(
      'It does not say where its table is; give it a platform and a location',
    );
  }
  const resolved = contracts.get(contractRef(product, port) ?? '');
  if (!resolved) {
    throw new Error('It has no contract in the catalog');
  }
  const { contract } = resolved.parsed;
  if (!contract) {
    throw new Error(
      `Its contract ${resolved.entity.metadata.name} cannot be read`,
    );
  }
  return { port, platform: platforms.get(platform), location, contract };
}
