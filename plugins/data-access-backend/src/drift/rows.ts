import { createHash } from 'node:crypto';
import { DriftFinding } from '@meshport/backstage-plugin-data-access-common';
import { fromJson, toJson } from '../database/json';
import { fromIso, toIso } from '../database/time';
import { majorVersion } from '../grants/rightKey';
import { FindingRecord, KnownPort } from './types';

type Time = Date | number | string;

/** @internal */
export interface PortRow {
  platform: string;
  product: string;
  port: string;
  major: string;
  version: string;
  location: string;
  compared_at: Time | null;
  failure: string | null;
  gone_since: Time | null;
}

/** @internal */
export interface FindingRow {
  id: string;
  identity: string;
  kind: DriftFinding['kind'];
  state: DriftFinding['state'];
  platform: string;
  product: string;
  port: string;
  major: string;
  version: string;
  location: string;
  principal: string;
  path: string | null;
  found: string;
  summary: string;
  grant_id: string | null;
  request_id: string | null;
  since: Time;
  seen_at: Time;
  repairable: boolean | number;
  failure: string | null;
  adopted: string | null;
  revision: number;
}

/** @internal */
export function fromPortRow(row: PortRow): KnownPort {
  return {
    platform: row.platform,
    product: row.product,
    port: row.port,
    version: row.version,
    location: JSON.parse(row.location),
    comparedAt: toIso(row.compared_at),
    failure: row.failure ?? undefined,
    goneSince: toIso(row.gone_since),
  };
}

/** What names a port whose rights are compared. */
export function portKey({
  platform,
  product,
  port,
  version,
}: Pick<KnownPort, 'platform' | 'product' | 'port' | 'version'>) {
  return { platform, product, port, major: majorVersion(version) };
}

/** @internal */
export function toPortRow(port: KnownPort): PortRow {
  return {
    ...portKey(port),
    version: port.version,
    location: JSON.stringify(port.location),
    compared_at: fromIso(port.comparedAt),
    failure: port.failure ?? null,
    gone_since: fromIso(port.goneSince),
  };
}

/** @internal */
export function fromFindingRow(row: FindingRow): FindingRecord {
  const { identity, reader, item } = JSON.parse(row.found);
  return {
    id: row.id,
    identity,
    reader,
    item,
    kind: row.kind,
    state: row.state,
    platform: row.platform,
    product: row.product,
    port: row.port,
    version: row.version,
    location: JSON.parse(row.location),
    principal: row.principal,
    path: row.path ?? undefined,
    summary: row.summary,
    grantId: row.grant_id ?? undefined,
    requestId: row.request_id ?? undefined,
    since: toIso(row.since),
    seenAt: toIso(row.seen_at),
    repairable: Boolean(row.repairable),
    failure: row.failure ?? undefined,
    adopted: fromJson(row.adopted),
    revision: row.revision,
  };
}

/** @internal */
export function toFindingRow(finding: FindingRecord): FindingRow {
  const { identity, reader, item } = finding;
  const key = portKey(finding);
  return {
    ...key,
    id: finding.id,
    identity: createHash('sha256')
      .update(JSON.stringify([...Object.values(key), identity]))
      .digest('hex'),
    found: JSON.stringify({ identity, reader, item }),
    kind: finding.kind,
    state: finding.state,
    version: finding.version,
    location: JSON.stringify(finding.location),
    principal: finding.principal,
    path: finding.path ?? null,
    summary: finding.summary,
    grant_id: finding.grantId ?? null,
    request_id: finding.requestId ?? null,
    since: new Date(finding.since),
    seen_at: new Date(finding.seenAt),
    repairable: finding.repairable,
    failure: finding.failure ?? null,
    adopted: toJson(finding.adopted),
    revision: finding.revision,
  };
}

/**
 * What the portal may show of a finding.
 * @internal
 */
export function toDriftFinding(record: FindingRecord): DriftFinding {
  const { identity, location, reader, item, ...finding } = record;
  return finding;
}
