import { ConflictError, InputError } from '@backstage/errors';
import { DatabaseError } from 'pg';
import { TableLocation } from '../../tables/TableLocation';
import { PortView } from '../names/PortView';
import { tableName } from './viewQuery';

/**
 * Says in the words of a request why a view could not be made; other errors as
 * they are.
 * @internal
 */
export function explainFailure(
  error: unknown,
  { view, location }: { view: PortView; location: TableLocation },
): unknown {
  if (!(error instanceof DatabaseError)) {
    return error;
  }
  // A value that the type of the column does not have.
  if (error.code?.startsWith('22')) {
    return new InputError(
      `filter.rows: a value does not suit its column in ${tableName(
        location,
      )}: ${error.message}`,
      error,
    );
  }
  switch (error.code) {
    case '42883':
    case '42846':
      return new InputError(
        `filter.rows: a column of ${tableName(
          location,
        )} has values that cannot be compared: ${error.message}`,
        error,
      );
    case '2BP01':
      return new ConflictError(
        `The view ${view.name} has to change, and others have built on it: ${
          error.detail ?? error.message
        }. Drop or change those first`,
        error,
      );
    default:
      return error;
  }
}
