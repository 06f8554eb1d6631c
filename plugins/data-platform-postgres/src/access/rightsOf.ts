import { InputError, toError } from '@backstage/errors';
import {
  AccessItem,
  AccessOutcome,
  accessRightKey,
} from '@meshport/backstage-plugin-data-platform-node';
import { readRight, Right } from './names/Right';
import { Findings } from './rights/readFindings';
import { toEvidence } from './rights/toEvidence';

/** The most items of one call. */
const MOST_ITEMS = 500;

/**
 * What came of one right: what was found, or why nothing was.
 * @internal
 */
export type RightOutcome = { findings: Findings } | { error: Error };

/**
 * Has the rights of items changed or read, all that are well-formed at once;
 * a malformed item never reaches the engine and keeps none of the others.
 *
 * @param options - `work` gets rights with what came with their items, and
 * answers in their order; when it fails, each of them gets its error
 * @throws `InputError` for too many items or one right twice
 * @internal
 */
export async function rightsOf<T extends { item: AccessItem }>(
  all: readonly T[],
  options: {
    platform: string;
    /** Name of Meshport's schema. */
    schema: string;
    /** Turns an error into one that `DataPlatform` promises. */
    explain(error: Error): Error;
    work(rights: (T & { right: Right })[]): Promise<RightOutcome[]>;
  },
): Promise<AccessOutcome[]> {
  requireDifferent(all.map(({ item }) => item));
  const { platform, schema, explain } = options;
  const parsed = all.map(one => parse(platform, one));
  const rights = parsed.flatMap(one => ('right' in one ? [one] : []));
  const results =
    rights.length > 0
      ? await options
          .work(rights)
          .catch(error => rights.map(() => ({ error: asError(error) })))
      : [];
  const byRight = new Map(rights.map(({ right }, i) => [right, results[i]]));
  return parsed.map(one => {
    if ('error' in one) {
      return one;
    }
    const result = byRight.get(one.right)!;
    return 'error' in result
      ? { error: explain(result.error) }
      : { evidence: toEvidence(result.findings, one.right, schema) };
  });
}

function parse<T extends { item: AccessItem }>(
  platform: string,
  one: T,
): (T & { right: Right }) | { error: Error } {
  try {
    return { ...one, right: readRight(platform, one.item) };
  } catch (error) {
    return { error: asError(error) };
  }
}

function requireDifferent(items: readonly AccessItem[]): void {
  if (items.length > MOST_ITEMS) {
    throw new InputError(
      `At most ${MOST_ITEMS} rights at once, and not ${items.length}`,
    );
  }
  const seen = new Set<string>();
  for (const item of items) {
    const key = keyOf(item);
    if (seen.has(key)) {
      throw new InputError(
        `The right of ${item.principal} to ${item.port} of ${item.product} is there twice; ask for each right once`,
      );
    }
    seen.add(key);
  }
}

function keyOf(item: AccessItem): string {
  try {
    return accessRightKey(item);
  } catch {
    // Malformed, which is told with the item itself.
    return JSON.stringify(item);
  }
}

function asError(error: unknown): Error {
  return toError(error) as Error;
}
