import { contractSource } from '../export/contractSource';
import { singleContract } from '../export/singleContract';
import { defined, unlessEmpty } from '../source/defined';
import { encodeName } from '../source/encodeName';
import { isText, isTexts, Source } from '../source/Source';
import { ContractExporter } from '../types';
import { allowedValues, Keywords, limitKeywords } from './exportKeywords';
import { jsonSchemaFormat, SCHEMA_URN } from './jsonSchemaFormat';

const UNPLACED = 'has no place in JSON Schema; it is left out';

const TYPES: Record<string, string> = {
  date: 'string',
  timestamp: 'string',
  time: 'string',
};

/**
 * Writes what a row of each schema object looks like in JSON, as JSON Schema
 * 2020-12: one definition for each object, and the document accepts a row of
 * any of them. A property that is not required may be absent or null.
 * @public
 */
export const jsonSchemaExporter: ContractExporter = {
  ...jsonSchemaFormat,
  subjects: ['contract'],
  export: source => {
    const contract = contractSource(
      singleContract(source, jsonSchemaFormat).contract,
    );
    const content = `${JSON.stringify(documentOf(contract), null, 2)}\n`;
    return { content, losses: contract.losses(UNPLACED) };
  },
};

function documentOf(contract: Source): Keywords {
  contract.at('apiVersion').take();
  contract.at('kind').take();
  const id = encodeName(contract.text('id') ?? '');
  const version = encodeName(contract.text('version') ?? '');
  const objects = contract.at('schema').items();
  const names = objects.map(object => object.text('name') ?? '');
  const references = names.map(name => ({
    $ref: `#/$defs/${encodeName(
      name.replaceAll('~', '~0').replaceAll('/', '~1'),
    )}`,
  }));
  return defined({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${SCHEMA_URN}${id}:${version}`,
    title: contract.text('name'),
    description: contract.at('description').text('purpose'),
    ...(references.length === 1
      ? references[0]
      : { anyOf: unlessEmpty(references) }),
    $defs: Object.fromEntries(
      objects.map((object, index) => [names[index], objectSchema(object)]),
    ),
  });
}

function objectSchema(object: Source): Keywords {
  object.at('logicalType').take();
  return defined({
    type: 'object',
    title: object.text('businessName'),
    description: object.text('description'),
    ...fields(object),
  });
}

function fields(object: Source): Keywords {
  const properties = object.at('properties').items();
  const named = properties.map(property => ({
    property,
    name: property.text('name') ?? '',
    isRequired: property.flag('required') === true,
  }));
  const more = object.at('logicalTypeOptions').at('required').takeIf(isTexts);
  const required = new Set([
    ...named.filter(({ isRequired }) => isRequired).map(({ name }) => name),
    ...(more ?? []),
  ]);
  return {
    properties: Object.fromEntries(
      named.map(({ property, name, isRequired }) => [
        name,
        propertySchema(property, !isRequired),
      ]),
    ),
    required: unlessEmpty([...required]),
  };
}

function propertySchema(property: Source, isNullable: boolean): Keywords {
  const logicalType = logicalTypeOf(property);
  const values = allowedValues(property);
  const type = logicalType && (TYPES[logicalType] ?? logicalType);
  return defined({
    type: type && isNullable ? [type, 'null'] : type,
    title: property.text('businessName'),
    description: property.text('description'),
    ...limitKeywords(property, logicalType),
    enum: values && isNullable ? [...new Set([...values, null])] : values,
    ...(logicalType === 'object' ? fields(property) : {}),
    ...(logicalType === 'array' ? items(property.at('items')) : {}),
    examples: property.at('examples').takeIf(isList),
  });
}

function items(shape: Source): Keywords {
  if (!shape.exists) {
    return {};
  }
  return { items: propertySchema(shape, shape.flag('required') !== true) };
}

// A document may leave the type to its nested properties.
function logicalTypeOf(property: Source): string | undefined {
  const type = property.at('logicalType').takeIf(isText);
  if (type) {
    return type;
  }
  if (property.at('properties').items().length > 0) {
    return 'object';
  }
  return property.at('items').exists ? 'array' : undefined;
}

function isList(value: unknown): value is unknown[] {
  return Array.isArray(value);
}
