import {
  ConflictError,
  ErrorLike,
  InputError,
  NotFoundError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import { DatabaseError } from 'pg';

// Classes of SQLSTATE that say the server cannot serve now.
const UNAVAILABLE_CLASSES = new Set([
  '08', // connection exception
  '28', // the server refused the provisioner's credentials
  '53', // out of connections, disk or memory
  '57', // shut down, starting up, or the statement took too long
  '58', // system error
]);

const UNAVAILABLE_CODES: Record<string, string> = {
  '3D000': 'the database does not exist',
  '25006': 'the server is read-only',
  '55P03': 'another change holds its lock',
};

// Thrown by the driver, without a code.
const CONNECTION_LOST =
  /^(Connection terminated|timeout exceeded|Query read timeout|Client has encountered|Cannot use a pool|Client was closed)/;

/**
 * Turns what the driver throws into the errors that `DataPlatform` promises.
 * Errors that are those already, and defects, pass unchanged.
 *
 * @param platform - id of the platform, for the message
 * @internal
 */
export function mapError(thrown: unknown, platform: string): Error | ErrorLike {
  const error = toError(thrown);
  const name = `data platform '${platform}'`;

  if (!(error instanceof DatabaseError)) {
    const code = networkCode(error);
    if (code || CONNECTION_LOST.test(error.message)) {
      return new ServiceUnavailableError(
        `The ${name} cannot be reached (${code ?? error.message})`,
        error,
      );
    }
    return error;
  }

  const code = error.code ?? '';
  if (UNAVAILABLE_CODES[code] || UNAVAILABLE_CLASSES.has(code.slice(0, 2))) {
    return new ServiceUnavailableError(
      `The ${name} is not available: ${
        UNAVAILABLE_CODES[code] ?? error.message
      } (${code})`,
      error,
    );
  }
  switch (code) {
    case '42501':
      return new ConflictError(
        `The provisioner of the ${name} lacks a right: ${error.message}. The adapter's README says which rights it needs`,
        error,
      );
    case '3F000':
    case '42P01':
    case '42704':
      return new NotFoundError(`In the ${name}: ${error.message}`, error);
    case '22021':
      return new InputError(
        `A name holds characters that the ${name} cannot store`,
        error,
      );
    default:
      return error;
  }
}

function networkCode({ code }: ErrorLike): string | undefined {
  return typeof code === 'string' && /^(E[A-Z]+|ERR_(TLS|SSL)_\w+)$/.test(code)
    ? code
    : undefined;
}
