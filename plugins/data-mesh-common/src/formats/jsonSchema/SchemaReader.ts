import { Layer, Layers } from '../import/Layers';
import { References } from '../import/References';
import { allowedValuesRule } from '../source/allowedValues';
import { defined, unlessEmpty } from '../source/defined';
import { isMapping, isText, Source } from '../source/Source';
import { Keywords } from './exportKeywords';
import { readLimits } from './readLimits';
import { readType } from './readType';

/**
 * Reads the schemas of one document as schema objects and properties of ODCS.
 *
 * @internal
 */
export class SchemaReader {
  readonly #references: References;

  constructor(document: Source) {
    this.#references = new References(document);
  }

  /** The schema of a row, as a schema object. */
  readObject(schema: Source, name: string): Keywords {
    const layers = this.#collect({ place: schema, trail: [] });
    layers.all('type').forEach(({ place }) => place.take());
    const { properties, unnamed } = this.#readFields(layers);
    unnamed.forEach(place =>
      place.lose('names no property, which ODCS has no word for in a table'),
    );
    return defined({
      name,
      businessName: layers.text('title'),
      logicalType: 'object',
      description: layers.text('description'),
      properties,
    });
  }

  #readProperty(schema: Layer): Keywords {
    if (schema.place.value === true) {
      schema.place.take();
      return {};
    }
    const layers = this.#collect(schema);
    const type = readType(layers);
    const isObject = type.logicalType === 'object';
    const fields = isObject ? this.#readFields(layers) : undefined;
    const options = defined({
      ...readLimits(layers, type.logicalType),
      required:
        fields && unlessEmpty(fields.unnamed.map(place => place.take())),
    });
    const values = unlessEmpty(type.values);
    return defined({
      businessName: layers.text('title'),
      description: layers.text('description'),
      logicalType: type.logicalType,
      logicalTypeOptions: Object.keys(options).length > 0 ? options : undefined,
      required: type.isNullable ? undefined : true,
      examples: takeList(layers.at('examples')),
      quality: values && [allowedValuesRule(values)],
      properties: fields?.properties,
      items:
        type.logicalType === 'array'
          ? this.#readItems(layers.find('items'))
          : undefined,
    });
  }

  #readItems(items: Layer): Keywords | undefined {
    if (!isMapping(items.place.value)) {
      items.place.lose('is no single schema; ODCS knows one kind of items');
      return undefined;
    }
    return this.#readProperty(items);
  }

  #readFields(layers: Layers) {
    const required = layers
      .all('required')
      .flatMap(({ place }) => place.items());
    const requiredNames = new Set(required.map(({ value }) => value));
    const fields = new Map<string, Keywords>();
    for (const { place, trail } of layers.all('properties')) {
      for (const [name, schema] of place.entries()) {
        if (!fields.has(name)) {
          const { required: isNeverNull, ...shape } = this.#readProperty({
            place: schema,
            trail,
          });
          const isRequired = requiredNames.has(name) && isNeverNull;
          fields.set(
            name,
            defined({ name, ...shape, required: isRequired || undefined }),
          );
        }
      }
    }
    const open = layers.at('additionalProperties');
    if (open.value === true) {
      open.take();
    }
    return {
      properties: unlessEmpty([...fields.values()]),
      unnamed: takeRequired(required, fields),
    };
  }

  /** A schema with all that it refers to and is made of. */
  #collect(schema: Layer): Layers {
    const parts: Layer[] = [];
    const add = (part: Layer) => {
      for (const layer of this.#references.follow(part)) {
        const { place, trail } = layer;
        parts.push(layer);
        const others = [...place.at('allOf').items(), ...otherThanNull(place)];
        others.forEach(other => add({ place: other, trail }));
      }
    };
    add(schema);
    return new Layers(parts);
  }
}

/**
 * The other one of a choice between two schemas of which one is null: its
 * reader finds that null is allowed.
 */
function otherThanNull(schema: Source): Source[] {
  return ['anyOf', 'oneOf'].flatMap(key => {
    const choice = schema.at(key);
    const parts = choice.items();
    if (parts.length === 2 && parts.some(isNull)) {
      return parts;
    }
    choice.lose('is a choice between schemas, which ODCS does not know');
    return [];
  });
}

function isNull(schema: Source): boolean {
  return schema.at('type').value === 'null';
}

/** Takes what is said to be required; returns what names no property. */
function takeRequired(
  required: Source[],
  fields: ReadonlyMap<string, Keywords>,
): Source[] {
  return required.filter(place => {
    const name = place.value;
    const field = isText(name) ? fields.get(name) : undefined;
    if (field?.required) {
      place.take();
    } else if (field) {
      place.lose('has to be there but may be null; ODCS cannot tell the two');
    }
    return isText(name) && !field;
  });
}

function takeList(place: Source): unknown[] | undefined {
  return place.takeIf((value): value is unknown[] => Array.isArray(value));
}
