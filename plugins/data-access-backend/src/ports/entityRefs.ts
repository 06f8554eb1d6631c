import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

/**
 * A product's ref as it is stored: full and in lower case.
 *
 * @throws `InputError` when it is not a ref
 * @internal
 */
export function productRef(text: string): string {
  return fullRef(text, 'product', 'DataProduct');
}

/**
 * An entity ref of a request body: full and in lower case.
 *
 * @throws `InputError` that names the field when it is not a ref
 * @internal
 */
export function fullRef(
  text: string,
  field: string,
  defaultKind?: string,
): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(text, { defaultKind, defaultNamespace: 'default' }),
    );
  } catch {
    throw new InputError(
      `${field}: '${text}' is not an entity ref; write for example ${
        defaultKind ? 'dataproduct:default/flights' : 'group:default/safety'
      }`,
    );
  }
}
