import { InputError } from '@backstage/errors';
import { RequestHandler } from 'express';

// Far deeper than anything that is described; each level costs stack later.
const MAX_DEPTH = 100;

// Valid in OpenAPI, and a time that JavaScript does not know.
const LEAP_SECOND = /^\d{4}-\d\d-\d\dT\d\d:\d\d:60(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;

/**
 * Refuses what fits the OpenAPI document and can nevertheless not be used: `1e400`,
 * which the validator reads as infinite and lets pass any maximum, the
 * character NUL, which PostgreSQL stores nowhere, leap seconds, and bodies that
 * are nested too deep to be walked through.
 *
 * @throws `InputError` naming the field at fault
 * @internal
 */
export const refuseUnusable: RequestHandler = (request, _response, next) => {
  const { openapi } = request as { openapi?: { pathParams?: object } };
  refuseIn('request', { ...request.query, ...openapi?.pathParams });
  refuseIn('request/body', request.body);
  next();
};

/** Level by level, so that depth costs no stack. */
function refuseIn(place: string, root: unknown): void {
  let level = [{ field: place, value: root }];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) {
      throw new InputError(
        `${place}: has more than ${MAX_DEPTH} levels of nesting`,
      );
    }
    const next: typeof level = [];
    for (const { field, value } of level) {
      const problem = problemOf(value);
      if (problem) {
        throw new InputError(`${field} ${problem}`);
      }
      if (typeof value === 'object' && value !== null) {
        for (const [name, inner] of Object.entries(value)) {
          next.push({
            // Deeper ones would only be long.
            field: depth < 6 ? `${field}/${name.slice(0, 63)}` : field,
            value: inner,
          });
        }
      }
    }
    level = next;
  }
}

function problemOf(value: unknown): string | undefined {
  if (typeof value === 'number') {
    return Number.isFinite(value) ? undefined : 'must be a smaller number';
  }
  if (typeof value !== 'string') {
    return undefined;
  }
  if (value.includes('\0')) {
    return 'must not have the character NUL';
  }
  return LEAP_SECOND.test(value)
    ? 'must be a time without a leap second'
    : undefined;
}
