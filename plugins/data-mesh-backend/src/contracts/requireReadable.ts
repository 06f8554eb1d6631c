import { ConflictError } from '@backstage/errors';
import {
  DataContract,
  parseContract,
} from '@meshport/backstage-plugin-data-mesh-common';

/**
 * Reads a document that has to be a valid contract.
 *
 * @param subject - what the document is, to begin the error with
 * @throws `ConflictError` with the first problem when it is none
 * @internal
 */
export function requireReadable(
  subject: string,
  definition: string,
): DataContract {
  const { contract, problems } = parseContract(definition);
  if (!contract) {
    const [{ path, message }] = problems;
    throw new ConflictError(
      `${subject} is no valid contract: ${path || 'the document'} ${message}`,
    );
  }
  return contract;
}
