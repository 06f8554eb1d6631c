import { RetrySettings } from '../settings';

/**
 * How long to wait before the next attempt: doubles with every attempt up to
 * the longest delay, less up to a fifth by chance, so that what failed together
 * is not tried again together.
 *
 * @param attempts - how many have failed, from 1
 * @param random - between 0 and 1
 * @returns milliseconds
 * @internal
 */
export function backoff(
  attempts: number,
  settings: RetrySettings,
  random: number = Math.random(),
): number {
  const doubled = settings.initialDelay * 2 ** Math.min(attempts - 1, 30);
  const delay = Math.min(doubled, settings.longestDelay);
  return Math.round(delay * (1 - random / 5));
}
