import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  FactBatch,
  FactProvider,
  Facts,
  FactType,
  FactValue,
} from '@meshport/backstage-plugin-data-governance-node';

const TIMEOUT_MS = 60_000;

/**
 * What the providers found out about the products of a batch.
 * @internal
 */
export interface CollectedFacts {
  /** By provider, then by product ref. */
  facts: Map<string, Map<string, Facts>>;
  /** The providers that failed, with the reason. */
  failures: Map<string, string>;
}

/**
 * Asks providers for facts, all at once. One that fails or hangs is noted as
 * failed and does not keep the others; a fact of another type than declared is
 * left out.
 *
 * @internal
 */
export async function collectFacts(options: {
  providers: FactProvider[];
  batch: FactBatch;
  logger: LoggerService;
  timeoutMs?: number;
}): Promise<CollectedFacts> {
  const { providers, batch, logger, timeoutMs = TIMEOUT_MS } = options;
  const collected: CollectedFacts = { facts: new Map(), failures: new Map() };
  await Promise.all(
    providers.map(async provider => {
      try {
        const facts = await withTimeout(provider.collect(batch), timeoutMs);
        collected.facts.set(provider.id, cleaned(provider, facts, logger));
      } catch (error) {
        const { message } = toError(error);
        logger.warn(`Fact provider '${provider.id}' failed: ${message}`);
        collected.failures.set(provider.id, message);
      }
    }),
  );
  return collected;
}

/**
 * Joins what several groups of providers found.
 * @internal
 */
export function mergeFacts(...all: CollectedFacts[]): CollectedFacts {
  return {
    facts: new Map(all.flatMap(({ facts }) => [...facts])),
    failures: new Map(all.flatMap(({ failures }) => [...failures])),
  };
}

function cleaned(
  provider: FactProvider,
  facts: Map<string, Facts>,
  logger: LoggerService,
): Map<string, Facts> {
  const wrong = new Set<string>();
  const result = new Map<string, Facts>();
  for (const [product, values] of facts) {
    const kept: Facts = {};
    for (const [name, { type }] of Object.entries(provider.facts)) {
      const value = values[name];
      if (value === undefined) {
        continue;
      }
      if (isOfType(value, type)) {
        kept[name] = value;
      } else {
        wrong.add(name);
      }
    }
    result.set(product, kept);
  }
  if (wrong.size > 0) {
    logger.warn(
      `Fact provider '${
        provider.id
      }' gave values of another type than declared for: ${[...wrong].join(
        ', ',
      )}`,
    );
  }
  return result;
}

function isOfType(value: FactValue, type: FactType): boolean {
  switch (type) {
    case 'bool':
      return typeof value === 'boolean';
    case 'int':
      return Number.isSafeInteger(value);
    case 'double':
      return Number.isFinite(value);
    case 'string':
      return typeof value === 'string';
    default:
      return Array.isArray(value) && value.every(v => typeof v === 'string');
  }
}

async function withTimeout<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`it took longer than ${ms / 1000} seconds`)),
      ms,
    );
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
