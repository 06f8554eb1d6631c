import { DataContract } from '../../contract';
import { Source } from '../source/Source';

// What a property says of itself without these words, too.
const DEFAULTS = new Set([
  'required',
  'unique',
  'primaryKey',
  'partitioned',
  'criticalDataElement',
]);

/**
 * A contract to be taken from. Columns often say what they are not, such as
 * `unique: false`, which is so without saying: it is no loss in a format that
 * does not say it.
 *
 * @internal
 */
export function contractSource(contract: DataContract): Source {
  return new Source(withoutDefaults(contract));
}

/** @internal */
export function withoutDefaults(contract: DataContract): DataContract {
  return {
    ...contract,
    schema: contract.schema.map(object => ({
      ...object,
      properties: object.properties.map(withoutFalse),
    })),
  };
}

function withoutFalse<T extends object>(property: T): T {
  const entries = Object.entries(property).filter(
    ([key, value]) => !(value === false && DEFAULTS.has(key)),
  );
  return Object.fromEntries(
    entries.map(([key, value]) => {
      if (key === 'properties' && Array.isArray(value)) {
        return [key, value.map(withoutFalse)];
      }
      return key === 'items' ? [key, withoutFalse(value)] : [key, value];
    }),
  ) as T;
}
