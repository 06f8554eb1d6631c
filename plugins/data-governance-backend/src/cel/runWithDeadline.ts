import { createContext, Script } from 'node:vm';

// Making a context is dear; it is free again when a synchronous call returned.
const context = createContext({ run: undefined });
const script = new Script('run()');

/**
 * Thrown when a function did not return in time.
 * @internal
 */
export class DeadlineError extends Error {}

/**
 * Runs a synchronous function and stops it after a time, even in an endless
 * loop: rules come from many hands, and nested loops over long lists would
 * otherwise stop the whole backend. The script is constant; nothing of a rule
 * is run as JavaScript.
 *
 * @throws `DeadlineError` when it takes longer; what the function throws
 * @internal
 */
export function runWithDeadline<T>(milliseconds: number, run: () => T): T {
  let outcome: { value: T } | { error: unknown } | undefined;
  context.run = () => {
    try {
      outcome = { value: run() };
    } catch (error) {
      outcome = { error };
    }
  };
  try {
    script.runInContext(context, { timeout: milliseconds });
  } catch {
    // The function's own errors are caught above: only the deadline gets here.
    throw new DeadlineError(`took longer than ${milliseconds} ms`);
  } finally {
    context.run = undefined;
  }
  if (!outcome || 'error' in outcome) {
    throw outcome?.error;
  }
  return outcome.value;
}
