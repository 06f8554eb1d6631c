import { createContext, Script } from 'node:vm';

// Making a context is dear; it is free again when a synchronous call returned.
const context = createContext({ run: undefined });
const script = new Script('run()');

let isWatched = false;

/**
 * Thrown when a function did not return in time.
 * @public
 */
export class DeadlineError extends Error {}

/**
 * Runs a synchronous function and stops it after a time, even in an endless
 * loop: rules come from many hands, and nested loops over long lists would
 * otherwise stop the whole backend. The script is constant; nothing of a rule
 * is run as JavaScript. Within another call the time of that one counts:
 * watching the time costs more than most rules.
 *
 * @throws `DeadlineError` when it takes longer; what the function throws
 * @public
 */
export function runWithDeadline<T>(milliseconds: number, run: () => T): T {
  if (isWatched) {
    return run();
  }
  let outcome: { value: T } | { error: unknown } | undefined;
  context.run = () => {
    try {
      outcome = { value: run() };
    } catch (error) {
      outcome = { error };
    }
  };
  isWatched = true;
  try {
    script.runInContext(context, { timeout: milliseconds });
  } catch {
    // The function's own errors are caught above: only the deadline gets here.
    throw new DeadlineError(`took longer than ${milliseconds} ms`);
  } finally {
    isWatched = false;
    context.run = undefined;
  }
  if (!outcome || 'error' in outcome) {
    throw outcome?.error;
  }
  return outcome.value;
}
