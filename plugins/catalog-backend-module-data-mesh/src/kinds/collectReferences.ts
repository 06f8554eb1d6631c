import { Entity } from '@backstage/catalog-model';
import { ReferenceField } from './KindModel';

/**
 * One reference as it stands in an entity.
 * @internal
 */
export interface FoundReference {
  /** E.g. `spec.outputPorts[0].contract`. */
  path: string;
  reference: string;
  field: ReferenceField;
}

/**
 * Collects the references of an entity.
 *
 * @param entity - an entity that fits the schema of its kind
 * @param fields - where its kind has references
 * @internal
 */
export function collectReferences(
  entity: Entity,
  fields: ReferenceField[],
): FoundReference[] {
  return fields.flatMap(field =>
    collect(entity, field.path.split('.'), '').map(found => ({
      ...found,
      field,
    })),
  );
}

function collect(
  value: unknown,
  steps: string[],
  path: string,
): { path: string; reference: string }[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      collect(item, steps, `${path}[${index}]`),
    );
  }
  const [step, ...rest] = steps;
  if (step === undefined) {
    return typeof value === 'string' ? [{ path, reference: value }] : [];
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const key = step.replace(/\[\]$/, '');
  const child = (value as Record<string, unknown>)[key];
  return collect(child, rest, path ? `${path}.${key}` : key);
}
