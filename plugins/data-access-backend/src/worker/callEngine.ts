import {
  ConflictError,
  InputError,
  NotFoundError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import {
  AccessOutcome,
  DataPlatformAccess,
  DataPlatforms,
} from '@meshport/backstage-plugin-data-platform-node';
import { CallResult, RightPlan } from './planRight';

/** What an adapter takes at once. */
const MOST = 500;

type Call = NonNullable<RightPlan['call']>;

/** Whether time alone will not mend an error. */
export function isPermanent(error: Error): boolean {
  return [NotFoundError.name, ConflictError.name, InputError.name].includes(
    error.name,
  );
}

/**
 * Asks the engines, each once for all of its rights. Never throws: an engine
 * that fails keeps none of the others.
 *
 * @param calls - by key of the right
 * @param timeout - milliseconds
 * @internal
 */
export async function callEngines(
  calls: ReadonlyMap<string, Call>,
  options: { platforms: DataPlatforms; timeout: number },
): Promise<Map<string, CallResult>> {
  const byPlatform = new Map<string, [string, Call][]>();
  for (const [key, call] of calls) {
    const group = byPlatform.get(call.platform) ?? [];
    byPlatform.set(call.platform, [...group, [key, call]]);
  }
  const results = new Map<string, CallResult>();
  await Promise.all(
    [...byPlatform].map(async ([platform, entries]) => {
      const outcomes = await callEngine(platform, entries, options);
      entries.forEach(([key], i) => results.set(key, outcomes[i]));
    }),
  );
  return results;
}

async function callEngine(
  platform: string,
  entries: readonly [string, Call][],
  { platforms, timeout }: { platforms: DataPlatforms; timeout: number },
): Promise<CallResult[]> {
  try {
    const { access } = platforms.get(platform);
    const calls = entries.map(([, call]) => call);
    return await withTimeout(ask(access, calls), timeout);
  } catch (error) {
    const result = failureOf(toError(error));
    return entries.map(() => result);
  }
}

/** Changes first, and then what is only read. */
async function ask(
  access: DataPlatformAccess,
  calls: readonly Call[],
): Promise<CallResult[]> {
  const results = new Map<Call, CallResult>();
  const keep = (asked: readonly Call[], outcomes: readonly AccessOutcome[]) =>
    asked.forEach((call, i) => results.set(call, resultOf(outcomes[i])));

  const changes = calls.filter(({ type }) => type !== 'verify');
  for (let start = 0; start < changes.length; start += MOST) {
    const chunk = changes.slice(start, start + MOST);
    const outcomes = await access.change(
      chunk.map(({ type, item }) => ({
        type: type === 'revoke' ? 'revoke' : 'grant',
        item,
      })),
    );
    keep(chunk, outcomes);
  }
  const reads = calls.filter(({ type }) => type === 'verify');
  if (reads.length > 0) {
    keep(reads, await access.verify(reads.map(({ item }) => item)));
  }
  return calls.map(
    call =>
      results.get(call) ?? {
        failure: 'The engine gave no answer',
        permanent: false,
      },
  );
}

function resultOf(outcome: AccessOutcome | undefined): CallResult {
  if (!outcome) {
    return { failure: 'The engine gave no answer', permanent: false };
  }
  return 'error' in outcome
    ? failureOf(outcome.error)
    : { evidence: outcome.evidence };
}

function failureOf(error: Error): CallResult {
  return { failure: error.message, permanent: isPermanent(error) };
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
