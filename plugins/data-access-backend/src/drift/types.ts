import { DriftFinding } from '@meshport/backstage-plugin-data-access-common';
import {
  AccessPort,
  EffectiveReader,
} from '@meshport/backstage-plugin-data-platform-node';

/**
 * A port whose rights are compared: rights are held per major version, so one
 * for each.
 * @internal
 */
export interface KnownPort extends AccessPort {
  platform: string;
  comparedAt?: string;
  failure?: string;
  /** Since when the catalog no longer offers it; ISO 8601. */
  goneSince?: string;
}

/**
 * Something that was found in one comparison.
 * @internal
 */
export interface Found {
  /** What it is, within its port: the same at every look. */
  identity: string;
  kind: DriftFinding['kind'];
  principal: string;
  path?: string;
  /** Id of the reader in the engine. */
  reader?: string;
  /** The managed right that nobody asked for. */
  item?: EffectiveReader['item'];
  summary: string;
  grantId?: string;
  requestId?: string;
  repairable: boolean;
}

/**
 * A finding with what only the backend needs to know of it.
 * @internal
 */
export interface FindingRecord extends DriftFinding {
  /** What it is, within its port. */
  identity: string;
  location: Record<string, string>;
  reader?: string;
  item?: EffectiveReader['item'];
}
