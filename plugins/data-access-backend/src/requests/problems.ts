import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';

/**
 * What keeps a request from being made. `input`: the requester can mend it;
 * `actor`: the wrong person; `state`: nobody can, now.
 * @internal
 */
export interface Problem {
  kind: 'input' | 'actor' | 'state';
  /** E.g. `filter.columns`; `port` when it is no field of the request. */
  field: string;
  message: string;
  /** As one text, with the field where there is one. */
  text: string;
}

/**
 * @param text - e.g. `purpose: say what the data is for`
 * @internal
 */
export function problem(kind: Problem['kind'], text: string): Problem {
  const [, field, message] = /^([a-zA-Z.]+): (.*)$/s.exec(text) ?? [];
  return { kind, text, field: field ?? 'port', message: message ?? text };
}

/**
 * Throws what keeps requests from being made, if anything does.
 *
 * @param found - the problems of each item, in their order
 * @throws `InputError`, `NotAllowedError` or `ConflictError`
 * @internal
 */
export function throwProblems(
  found: readonly Problem[][],
  options: { inBasket: boolean },
): void {
  const all = found.flatMap((problems, i) =>
    problems.map(({ kind, text }) => ({
      kind,
      text: options.inBasket ? `items[${i}]: ${text}` : text,
    })),
  );
  if (all.length === 0) {
    return;
  }
  const errors = {
    input: InputError,
    actor: NotAllowedError,
    state: ConflictError,
  };
  const { kind } = all[0];
  throw new errors[kind](
    all
      .filter(one => one.kind === kind)
      .map(({ text }) => text)
      .join('; '),
  );
}

/**
 * There is an open request or a living grant already; its id goes with the
 * error, so that a page can link to it.
 * @internal
 */
export class DuplicateRequestError extends ConflictError {
  readonly existing: { requestId: string };

  constructor(requestId: string, where = '') {
    super(
      `${where}There is an open request or a living grant for this port and holder already: ${requestId}`,
    );
    this.existing = { requestId };
  }
}
