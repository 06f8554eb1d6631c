import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import { Facts } from '@meshport/backstage-plugin-data-governance-common';
import {
  FactBatch,
  FactProvider,
} from '@meshport/backstage-plugin-data-governance-node';
import { readEvidence, shorten } from './evidence';
import { readFactValue } from './factValue';
import { FoundFacts } from './FactStore';

const MAX_FAILURE_LENGTH = 1_000;

/**
 * Asks a provider for the facts of a batch. Whatever the provider does, there
 * is an answer for each product in time: when it throws, hangs or gives
 * something that cannot be read, its facts are unknown and `failure` says why.
 * A fact of another type than declared is left out, which makes it unknown.
 *
 * @param options - `signal` stops waiting, e.g. because the backend stops
 * @returns what was found, of each product of the batch
 * @throws the reason of `signal`, and nothing else
 * @internal
 */
export async function collectBatch(options: {
  provider: FactProvider;
  batch: FactBatch;
  timeoutMs: number;
  signal?: AbortSignal;
  logger: LoggerService;
}): Promise<FoundFacts[]> {
  const { provider, batch, timeoutMs, signal, logger } = options;
  const products = batch.products.map(stringifyEntityRef);
  const problems = new Set<string>();
  let found: FoundFacts[];
  try {
    const answer = await inTime(
      either => provider.collect(batch, { signal: either }),
      timeoutMs,
      signal,
    );
    found = readAnswer(provider, products, answer, problems);
  } catch (error) {
    signal?.throwIfAborted();
    const failure = failureOf(toError(error).message);
    problems.add(failure);
    found = products.map(product => unknown(provider, product, failure));
  }
  if (problems.size > 0) {
    logger.warn(
      `Fact provider '${provider.id}', ${products.length} products from ${
        products[0]
      }: ${[...problems].join('; ')}`,
    );
  }
  return found;
}

function readAnswer(
  provider: FactProvider,
  products: string[],
  answer: unknown,
  problems: Set<string>,
): FoundFacts[] {
  if (!(answer instanceof Map)) {
    throw new Error('It answered with something that is not a map');
  }
  const asked = new Set<unknown>(products);
  if ([...answer.keys()].some(product => !asked.has(product))) {
    problems.add('it answered for products that it was not asked for');
  }
  return products.map(product => {
    try {
      return readCollected(provider, product, answer.get(product), problems);
    } catch (error) {
      // Even looking at a value may throw.
      return unknown(provider, product, toError(error).message);
    }
  });
}

function readCollected(
  provider: FactProvider,
  product: string,
  collected: unknown,
  problems: Set<string>,
): FoundFacts {
  if (collected === undefined) {
    return unknown(provider, product, 'Nothing was found out');
  }
  if (!isObject(collected)) {
    throw new Error('It answered with something that holds no facts');
  }
  const { facts, failure, evidence } = collected;
  if (failure !== undefined) {
    return unknown(provider, product, String(failure));
  }
  if (!isObject(facts)) {
    throw new Error('It answered with something that holds no facts');
  }
  return {
    product,
    source: provider.id,
    content: readFacts(provider, facts, problems),
    evidence: readEvidence(evidence, provider.facts),
  };
}

function readFacts(
  provider: FactProvider,
  values: Record<string, unknown>,
  problems: Set<string>,
): Facts {
  return Object.fromEntries(
    Object.entries(provider.facts).flatMap(([name, { type }]) => {
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      if (value === undefined) {
        return [];
      }
      const read = readFactValue(value, type);
      if ('problem' in read) {
        problems.add(`${name} ${read.problem}`);
        return [];
      }
      return [[name, read.value]];
    }),
  );
}

function unknown(
  { id }: FactProvider,
  product: string,
  failure: string,
): FoundFacts {
  return { product, source: id, failure: failureOf(failure) };
}

function failureOf(message: string): string {
  return shorten(message, MAX_FAILURE_LENGTH) || 'It failed without a reason';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Waits until the time is up or the signal is raised, and no longer: work that
 * does not heed its signal goes on unheard.
 */
async function inTime<T>(
  work: (signal: AbortSignal) => Promise<T>,
  timeoutMs: number,
  outer: AbortSignal | undefined,
): Promise<T> {
  outer?.throwIfAborted();
  const controller = new AbortController();
  const { signal } = controller;
  const stop = () => controller.abort(outer?.reason);
  outer?.addEventListener('abort', stop, { once: true });
  const timer = setTimeout(
    () =>
      controller.abort(
        new Error(`It took longer than ${timeoutMs / 1000} seconds`),
      ),
    timeoutMs,
  );
  try {
    const aborted = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });
    return await Promise.race([work(signal), aborted]);
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener('abort', stop);
  }
}
