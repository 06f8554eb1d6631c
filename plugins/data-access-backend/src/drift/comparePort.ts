import {
  AccessEvidence,
  EffectiveReader,
} from '@meshport/backstage-plugin-data-platform-node';
import { GrantRecord } from '../database/grantRows';
import { majorVersion, rightKey } from '../grants/rightKey';
import { Found, KnownPort } from './types';

/** Ends are written as they were given; only their precision may differ. */
const TOLERANCE = 1000;

/**
 * What the engine said of one right: evidence, or why it can have none, e.g.
 * that the table is gone.
 * @internal
 */
export type RightFinding = { evidence: AccessEvidence } | { problem: string };

/**
 * What a comparison of one port came to.
 * @internal
 */
export interface PortDifference {
  found: Found[];
  /** Grants that were looked at, and whether the engine agrees with each. */
  looked: { grant: GrantRecord; agrees: boolean; evidence?: AccessEvidence }[];
  /** Identities of rights of which nothing can be said while they change. */
  undecided: Set<string>;
}

/**
 * Compares what should be with what is. Pure: the same answers of the engine
 * and the same grants always come to the same.
 *
 * @param options - `grants`: all of the port that have not ended; `rights`: by
 * key of the right; `readers`: everyone who can read; `enforcesUntil`: whether
 * the engine keeps ends
 * @internal
 */
export function comparePort(options: {
  port: KnownPort;
  grants: readonly GrantRecord[];
  rights: ReadonlyMap<string, RightFinding>;
  readers: readonly EffectiveReader[];
  enforcesUntil: boolean;
  now: Date;
}): PortDifference {
  const { grants, rights, enforcesUntil, now } = options;
  const difference: PortDifference = {
    found: unexpectedReaders(options),
    looked: [],
    undecided: new Set(),
  };
  for (const [key, sharing] of byRight(grants)) {
    const right = rights.get(key);
    if (!right || !isSettled(sharing, now)) {
      difference.undecided.add(key);
      continue;
    }
    const wrong = whatIsWrong(right, { sharing, enforcesUntil });
    for (const grant of sharing) {
      difference.looked.push({
        grant,
        agrees: !wrong,
        ...('evidence' in right && { evidence: right.evidence }),
      });
    }
    if (wrong) {
      const newest = sharing[sharing.length - 1];
      difference.found.push({
        ...wrong,
        identity: key,
        principal: newest.principal,
        grantId: newest.id,
        requestId: newest.requestId,
        repairable: true,
      });
    }
  }
  return difference;
}

/** The rights that are to be looked at: those that nobody is changing. */
export function settledRights(
  grants: readonly GrantRecord[],
  now: Date,
): Map<string, GrantRecord> {
  const settled = new Map<string, GrantRecord>();
  for (const [key, sharing] of byRight(grants)) {
    if (isSettled(sharing, now)) {
      settled.set(key, sharing[sharing.length - 1]);
    }
  }
  return settled;
}

function unexpectedReaders({
  port,
  grants,
  readers,
  now,
}: {
  port: KnownPort;
  grants: readonly GrantRecord[];
  readers: readonly EffectiveReader[];
  now: Date;
}): Found[] {
  const living = new Set(grants.map(grant => grant.rightKey));
  return readers
    .filter(({ until }) => !until || Date.parse(until) > now.getTime())
    .flatMap(reader => {
      const { id, principal, path, withdrawable } = reader;
      const unexpected = {
        kind: 'unexpected' as const,
        identity: `reader ${id}`,
        principal,
        path,
        reader: id,
      };
      if (reader.kind === 'unmanaged') {
        return [
          {
            ...unexpected,
            summary: `${principal} can read ${whatOf(reader)} by ${path}`,
            repairable: withdrawable,
          },
        ];
      }
      const key = managedKey(reader, port);
      return key && !living.has(key)
        ? [
            {
              ...unexpected,
              summary: `${principal} can read ${whatOf(
                reader,
              )} by ${path}, which no grant asks for`,
              repairable: true,
              item: reader.item,
            },
          ]
        : [];
    });
}

/** The key of a managed right of this port; rights of others are theirs. */
function managedKey(
  { kind, item, principal }: EffectiveReader,
  port: KnownPort,
): string | undefined {
  const isOurs =
    kind === 'managed' &&
    item?.product === port.product &&
    item.port === port.port &&
    majorVersion(item.version) === majorVersion(port.version);
  return isOurs
    ? rightKey({ ...item, platform: port.platform, principal })
    : undefined;
}

function whatIsWrong(
  right: RightFinding,
  {
    sharing,
    enforcesUntil,
  }: { sharing: readonly GrantRecord[]; enforcesUntil: boolean },
): Pick<Found, 'kind' | 'summary'> | undefined {
  if ('problem' in right) {
    return { kind: 'missing', summary: right.problem };
  }
  const { state, summary, until } = right.evidence;
  if (state !== 'present') {
    return { kind: state === 'absent' ? 'missing' : 'different', summary };
  }
  const end = latestEnd(sharing);
  if (!enforcesUntil || !end) {
    return undefined;
  }
  const isRight =
    until && Math.abs(Date.parse(until) - Date.parse(end)) <= TOLERANCE;
  return isRight
    ? undefined
    : {
        kind: 'different',
        summary: until
          ? `The engine lets ${sharing[0].principal} read until ${until}, and the grant ends at ${end}`
          : `The engine lets ${sharing[0].principal} read without an end, and the grant ends at ${end}`,
      };
}

function byRight(
  grants: readonly GrantRecord[],
): Map<string, [GrantRecord, ...GrantRecord[]]> {
  const rights = new Map<string, [GrantRecord, ...GrantRecord[]]>();
  for (const grant of grants) {
    const sharing = rights.get(grant.rightKey);
    if (sharing) {
      sharing.push(grant);
    } else {
      rights.set(grant.rightKey, [grant]);
    }
  }
  return rights;
}

/** What is being given, taken or prolonged differs rightly for a moment. */
function isSettled(sharing: readonly GrantRecord[], now: Date): boolean {
  const end = latestEnd(sharing);
  return (
    sharing.every(
      ({ state, extension }) =>
        (state === 'active' || state === 'drifted') && !extension,
    ) &&
    end !== undefined &&
    Date.parse(end) > now.getTime()
  );
}

function latestEnd(sharing: readonly GrantRecord[]): string | undefined {
  return sharing
    .map(({ expiresAt }) => expiresAt)
    .reduce((one, other) => ((one ?? '') > (other ?? '') ? one : other));
}

function whatOf({ columns }: EffectiveReader): string {
  return columns ? `${columns.length} columns` : 'it';
}
