import {
  DEFAULT_NAMESPACE,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError, toError } from '@backstage/errors';

/**
 * Reads an entity ref that a caller has sent.
 *
 * @param field - where it was sent, to begin the error with
 * @param defaultKind - of a ref that names none; the namespace is `default`
 * @returns the full entity ref in lower case
 * @throws `InputError` for what is no ref
 * @internal
 */
export function readEntityRef(
  field: string,
  ref: string,
  defaultKind: string,
): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(ref, { defaultKind, defaultNamespace: DEFAULT_NAMESPACE }),
    );
  } catch (error) {
    throw new InputError(`${field}: ${toError(error).message}`);
  }
}
