import { Caller, Portal } from '../startPortal';

/** The columns of the tables: who calls, from the least to the most. */
export const CALLERS = [
  // Nobody known.
  'anonymous',
  // Another plugin.
  'service',
  // Signed in, in no team.
  'nora',
  // Asked for the right, and holds it.
  'chen',
  // Owns products, but not this one.
  'amara',
  // Owns the product, and decides about it.
  'olivia',
  // Steward.
  'grace',
  // Platform engineer.
  'piotr',
] as const satisfies Caller[];

/** `ok`: let in, whatever came of it; else the status. */
export type Outcome = 'ok' | '401' | '403' | '404';

/** What an operation is called with. */
export interface Example {
  /** Values of the parameters in the path. */
  path?: Record<string, string>;
  query?: Record<string, string>;
  body?: object;
}

/** Who is let in to an operation, and an example of it. */
export interface Expectation {
  outcomes: Record<string, Outcome>;
  /** Made anew for every caller. */
  example: (portal: Portal) => Promise<Example> | Example;
}

/** Who is let in to the operations of a plugin, by operation id. */
export type Expectations = Record<string, Expectation>;

/**
 * A row of a table.
 *
 * @param outcomes - one word for each of {@link CALLERS}
 */
export function row(
  outcomes: string,
  example: Expectation['example'] = () => ({}),
): Expectation {
  const words = outcomes.split(/\s+/) as Outcome[];
  if (words.length !== CALLERS.length) {
    throw new Error(`Not one outcome for each caller: ${outcomes}`);
  }
  return {
    outcomes: Object.fromEntries(
      CALLERS.map((caller, index) => [caller, words[index]]),
    ),
    example,
  };
}

/** What an answer says about the caller's right. */
export function outcomeOf(status: number): Outcome | `${number}` {
  const refused = status === 401 || status === 403 || status === 404;
  return refused || status >= 500 ? `${status}` : 'ok';
}
