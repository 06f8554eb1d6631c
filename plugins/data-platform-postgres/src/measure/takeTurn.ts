import pLimit from 'p-limit';

/**
 * Runs work when its turn has come. Who gives up while it waits is told at
 * once, and the work does not run.
 *
 * @throws the reason of the signal when it is aborted before
 * @internal
 */
export async function takeTurn<Result>(
  limit: pLimit.Limit,
  work: () => Promise<Result>,
  signal?: AbortSignal,
): Promise<Result> {
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal?.reason);
    signal?.addEventListener('abort', giveUp, { once: true });
    limit(async () => {
      signal?.removeEventListener('abort', giveUp);
      signal?.throwIfAborted();
      return work();
    }).then(resolve, reject);
  });
}
