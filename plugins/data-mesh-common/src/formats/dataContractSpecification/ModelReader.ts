import { Layer, Layers } from '../import/Layers';
import { References } from '../import/References';
import { Refusal } from '../import/Refusal';
import { allowedValuesRule } from '../source/allowedValues';
import { defined, unlessEmpty } from '../source/defined';
import { isMapping, isText, isTexts, Source } from '../source/Source';
import { customProperties, links } from './common';
import { readType } from './readType';
import { qualityRules, readQuality } from './readQuality';

// How ODCS names a column of a table in a relationship.
const COLUMN = /^[A-Za-z_][A-Za-z0-9_]*\.[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * Reads the models of a document with what their fields refer to.
 *
 * @internal
 */
export class ModelReader {
  readonly #models: Source;
  readonly #references: References;
  readonly #serverTypes: string[];

  constructor(document: Source) {
    this.#models = document.at('models');
    this.#references = new References(document);
    this.#serverTypes = document
      .at('servers')
      .entries()
      .map(([, server]) => server.at('type').value)
      .filter(isText);
  }

  /** The schema objects, or nothing for none. */
  readModels() {
    requireMapping(this.#models, 'models by their names');
    return unlessEmpty(
      this.#models
        .entries()
        .map(([name, model]) => this.#readModel(name, model)),
    );
  }

  #readModel(name: string, model: Source) {
    requireMapping(model, 'a model with its fields');
    const key = model.at('primaryKey').takeIf(isTexts) ?? [];
    return defined({
      name,
      businessName: model.text('title'),
      physicalType: model.text('type') ?? 'table',
      description: model.text('description'),
      tags: model.texts('tags'),
      authoritativeDefinitions: links(model.at('links')),
      customProperties: customProperties(
        ['additionalFields', model.at('additionalFields')],
        ['config', model.at('config')],
        ['examples', model.at('examples')],
      ),
      quality: qualityRules(readQuality(model.at('quality'))),
      properties: this.#readFields(
        { place: model.at('fields'), trail: [] },
        key,
      ),
    });
  }

  #readFields({ place, trail }: Layer, key: string[] = []) {
    requireMapping(place, 'fields by their names');
    return unlessEmpty(
      place.entries().map(([name, field]) => {
        const position = key.indexOf(name) + 1;
        return {
          name,
          ...this.#readField({ place: field, trail }),
          ...(position > 0
            ? { primaryKey: true, primaryKeyPosition: position }
            : {}),
        };
      }),
    );
  }

  #readField(layer: Layer): Record<string, unknown> {
    requireMapping(layer.place, 'a field');
    const field = new Layers(this.#references.follow(layer));
    const type = readType(field, this.#serverTypes);
    const values = field
      .at('enum')
      .takeIf((value): value is unknown[] => Array.isArray(value));
    return defined({
      businessName: field.text('title'),
      description: field.text('description'),
      logicalType: type.logicalType,
      logicalTypeOptions: type.options,
      physicalType: type.physicalType,
      required: field.flag('required'),
      unique: field.flag('unique'),
      primaryKey: field.flag(
        field.at('primaryKey').exists ? 'primaryKey' : 'primary',
      ),
      classification: field.text('classification'),
      tags: field.texts('tags'),
      examples: readExamples(field),
      relationships: readReference(field.at('references')),
      authoritativeDefinitions: links(field.at('links')),
      customProperties: customProperties(
        ['pii', field.at('pii')],
        ['config', field.at('config')],
        ['lineage', field.at('lineage')],
      ),
      quality: qualityRules(
        values?.length ? [allowedValuesRule(values)] : [],
        readQuality(field.at('quality')),
      ),
      properties:
        type.logicalType === 'object'
          ? this.#readFields(field.find('fields'))
          : undefined,
      items:
        type.logicalType === 'array' && field.at('items').exists
          ? this.#readField(field.find('items'))
          : undefined,
    });
  }
}

function requireMapping(place: Source, what: string): void {
  if (place.exists && place.value !== null && !isMapping(place.value)) {
    throw Refusal.at(place, `is not a mapping; write ${what}`);
  }
}

function readExamples(field: Layers): unknown[] | undefined {
  const examples = field
    .at('examples')
    .takeIf((value): value is unknown[] => Array.isArray(value));
  const example = field.at('example');
  return example.exists ? [...(examples ?? []), example.take()] : examples;
}

function readReference(reference: Source) {
  const to = reference.value;
  if (!isText(to) || !COLUMN.test(to)) {
    reference.lose('is no table with a column, as ODCS names them');
    return undefined;
  }
  reference.take();
  return [{ type: 'foreignKey', to }];
}
