import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  Classification,
  DataProductLifecycle,
  DataProductType,
} from '@meshport/backstage-plugin-data-mesh-common';

/**
 * What a person says about a new data product in the template's form.
 * @internal
 */
export interface ProductValues {
  /** Name of the entity, of the repository and of files. */
  name: string;
  title: string;
  purpose: string;
  type: DataProductType;
  lifecycle: DataProductLifecycle;
  /** Semantic version of the product and of its first port. */
  version: string;
  /** Entity ref; default kind Group. */
  owner: string;
  /** Entity ref; default kind Domain. */
  domain: string;
  classification: Classification;
  /** Purposes a consumer may name when asking for access. */
  purposes?: string[];
  /** ISO 8601 duration. */
  longestDuration?: string;
  /** Address where consumers ask: https or mailto. */
  support?: string;
  /** Id of the data platform that holds the table. */
  platform: string;
  location: Record<string, string>;
}

// Names derived from it carry a suffix, and an entity's name has 63 characters.
const NAME_LENGTH = 50;
const NAME_PATTERN = /^[a-z](?:-?[a-z0-9])*$/;

/**
 * Checks a name that becomes an entity, a folder and files.
 *
 * @throws `InputError` that says what a name may be
 * @internal
 */
export function assertProductName(name: string): void {
  if (name.length > NAME_LENGTH || !NAME_PATTERN.test(name)) {
    throw new InputError(
      `name: ${JSON.stringify(
        name.slice(0, 80),
      )} can't be used; start with a lower case letter and go on with lower case letters, digits and single dashes, at most ${NAME_LENGTH} characters`,
    );
  }
}

/**
 * Reads an entity ref from the form.
 *
 * @param field - name of the field, for the error
 * @param kinds - the kinds allowed, the first one is the default; any kind
 * when there is none, and then the default is DataProduct
 * @returns the full ref in lower case
 * @throws `InputError` naming the field
 * @internal
 */
export function readEntityRef(
  field: string,
  ref: string,
  kinds: string[] = [],
): string {
  const defaultKind = kinds[0] ?? 'DataProduct';
  let full: string;
  try {
    full = stringifyEntityRef(
      parseEntityRef(ref, { defaultKind, defaultNamespace: 'default' }),
    );
  } catch {
    throw new InputError(
      `${field}: ${JSON.stringify(
        ref,
      )} is not an entity ref; write for example ${defaultKind.toLowerCase()}:default/name`,
    );
  }
  if (
    kinds.length &&
    !kinds.some(kind => full.startsWith(`${kind.toLowerCase()}:`))
  ) {
    throw new InputError(
      `${field}: ${full} is not of kind ${kinds.join(' or ')}`,
    );
  }
  return full;
}

/**
 * A port is named after its table, because that is the name its readers know.
 *
 * @returns a name made of lower case letters, digits and dashes
 * @internal
 */
export function portName(values: Pick<ProductValues, 'name' | 'location'>) {
  const name = (values.location.table ?? '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return name || values.name;
}

/**
 * Puts text on one line, for places where a line break would mean something.
 * @internal
 */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
