import { isDeepStrictEqual } from 'node:util';
import {
  ConflictError,
  InputError,
  NotFoundError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import {
  AccessEvidence,
  DataPlatforms,
} from '@meshport/backstage-plugin-data-platform-node';
import { GrantRecord, toAccessItem } from '../database/grantRows';
import { GrantStore } from '../database/GrantStore';
import {
  GrantAction,
  WANTING_STATES,
  wantsRight,
} from '../grants/grantMachine';
import { PortCatalog } from '../ports/PortCatalog';

/**
 * What came of trying to bring the engine to what a grant says. `permanent`:
 * time alone will not mend it.
 * @internal
 */
export type Finding =
  | { action: GrantAction; evidence: AccessEvidence }
  | { failure: string; permanent: boolean; evidence?: AccessEvidence };

/** @internal */
export interface EngineContext {
  grants: GrantStore;
  ports: PortCatalog;
  platforms: DataPlatforms;
  /** Milliseconds. */
  timeout: number;
}

/**
 * Grants or ends the right in the engine and judges what the engine says
 * afterwards. Never throws.
 * @internal
 */
export async function askEngine(
  grant: GrantRecord,
  context: EngineContext,
): Promise<Finding> {
  try {
    return wantsRight(grant.state)
      ? await give(grant, context)
      : await take(grant, context);
  } catch (error) {
    const { name, message } = toError(error);
    const permanent = [
      NotFoundError.name,
      ConflictError.name,
      InputError.name,
    ].includes(name);
    return { failure: message.slice(0, 1000), permanent };
  }
}

async function give(
  grant: GrantRecord,
  { ports, platforms, timeout }: EngineContext,
): Promise<Finding> {
  await requireUnchanged(grant, ports);
  const evidence = await withTimeout(
    platforms.get(grant.platform).access.grant(toAccessItem(grant)),
    timeout,
  );
  return evidence.state === 'present'
    ? { action: { type: 'confirm-present' }, evidence }
    : { failure: evidence.summary, permanent: false, evidence };
}

async function take(
  grant: GrantRecord,
  { grants, platforms, timeout }: EngineContext,
): Promise<Finding> {
  const { access } = platforms.get(grant.platform);
  const [holder] = await grants.ofRight(grant.rightKey, WANTING_STATES);
  if (holder) {
    const evidence = await withTimeout(
      access.verify(toAccessItem(grant)),
      timeout,
    );
    return {
      action: { type: 'confirm-held' },
      evidence: heldBy(holder, evidence),
    };
  }
  const evidence = await withTimeout(
    access.revoke(toAccessItem(grant)),
    timeout,
  );
  return evidence.state === 'absent'
    ? { action: { type: 'confirm-absent' }, evidence }
    : { failure: evidence.summary, permanent: false, evidence };
}

/**
 * What was approved is what is granted: the same port at the same place for
 * the same login role.
 */
async function requireUnchanged(
  grant: GrantRecord,
  ports: PortCatalog,
): Promise<void> {
  const { platform, location, principal } = await ports.deliverable(
    grant,
    grant.holder,
  );
  const what = `${grant.port} ${grant.version} of ${grant.product}`;
  if (
    platform !== grant.platform ||
    !isDeepStrictEqual(location, grant.location)
  ) {
    throw new ConflictError(
      `Output port ${what} has moved since the request was approved; end this grant and ask again`,
    );
  }
  if (principal !== grant.principal) {
    throw new ConflictError(
      `The login role of ${grant.holder} is '${principal}' now and was '${grant.principal}' when the request was approved; end this grant and ask again`,
    );
  }
}

/** The grant has ended, the right has not: the evidence must say so. */
function heldBy(other: GrantRecord, evidence: AccessEvidence): AccessEvidence {
  return {
    ...evidence,
    summary: `The right stays in the engine, because the grant of request ${other.requestId} still needs it. ${evidence.summary}`,
    details: { ...evidence.details, heldByRequest: other.requestId },
  };
}

async function withTimeout<T>(call: Promise<T>, timeout: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new ServiceUnavailableError(
            `The data platform did not answer within ${timeout / 1000} s`,
          ),
        ),
      timeout,
    );
  });
  try {
    return await Promise.race([call, late]);
  } finally {
    clearTimeout(timer);
  }
}
