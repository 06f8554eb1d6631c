import { ResponseError } from '@backstage/errors';

/**
 * What kind of failure a person sees; each is told in its own words.
 * @public
 */
export type FailureKind =
  | 'session'
  | 'permission'
  | 'not-found'
  | 'conflict'
  | 'other';

const KIND_BY_STATUS: Record<number, FailureKind | undefined> = {
  401: 'session',
  403: 'permission',
  404: 'not-found',
  409: 'conflict',
};

// Thrown before any request leaves the browser, when the session cannot be
// refreshed or the person closes the sign-in dialog.
const SESSION_ERROR_NAMES = ['AuthenticationError', 'RejectedError'];

function isResponseError(error: Error): error is ResponseError {
  return error.name === 'ResponseError';
}

/**
 * Sorts an error of a backend, or of signing in, by its kind.
 * @public
 */
export function failureKind(error: Error): FailureKind {
  if (isResponseError(error)) {
    return KIND_BY_STATUS[error.statusCode] ?? 'other';
  }
  return SESSION_ERROR_NAMES.includes(error.name) ? 'session' : 'other';
}

/**
 * What the server said, or the error's own message.
 * @public
 */
export function failureMessage(error: Error): string {
  return isResponseError(error) ? error.cause.message : error.message;
}
