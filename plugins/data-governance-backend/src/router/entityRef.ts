import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

/**
 * The full entity ref, in lower case, that a parameter or a field holds.
 *
 * @param field - where it is, for the error
 * @throws `InputError` for what no entity ref can be
 * @internal
 */
export function entityRefIn(
  field: string,
  ref: string,
  defaultKind: string,
): string {
  // A database refuses text with control characters or half surrogate pairs.
  if (/[\p{Cc}\p{Cs}]/u.test(ref)) {
    throw new InputError(`${field}: an entity ref has no control characters`);
  }
  try {
    return stringifyEntityRef(parseEntityRef(ref, { defaultKind }));
  } catch {
    throw new InputError(`${field}: '${ref}' is not an entity ref`);
  }
}

/**
 * The full entity ref, in lower case, that the parameters of a path name.
 *
 * @throws `InputError` for what no entity ref can be
 * @internal
 */
export function entityRefOfPath(
  kind: string,
  { namespace, name }: { namespace: string; name: string },
): string {
  return entityRefIn('path', `${kind}:${namespace}/${name}`, kind);
}

const KINDS: Record<string, string> = {
  product: 'DataProduct',
  domain: 'Domain',
  domains: 'Domain',
  owners: 'Group',
  scorecard: 'Scorecard',
};

/**
 * What a query or body asks for, with full entity refs in the fields that hold
 * refs: product, domain, domains, owners and scorecard.
 *
 * @throws `InputError` for what no entity ref can be, naming the field
 * @internal
 */
export function fullRefs<Fields extends object>(fields: Fields): Fields {
  const full: Fields = { ...fields };
  for (const [field, value] of Object.entries(fields)) {
    const kind = KINDS[field];
    if (kind && typeof value === 'string') {
      Object.assign(full, { [field]: entityRefIn(field, value, kind) });
    } else if (kind && Array.isArray(value)) {
      Object.assign(full, {
        [field]: value.map(ref => entityRefIn(field, String(ref), kind)),
      });
    }
  }
  return full;
}
