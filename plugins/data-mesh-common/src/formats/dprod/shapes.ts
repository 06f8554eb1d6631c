import { findValueRule, takeValueRule } from '../source/allowedValues';
import { defined, unlessEmpty } from '../source/defined';
import { encodeName } from '../source/encodeName';
import { isNumber, isText, Source } from '../source/Source';

type Node = Record<string, unknown>;

const DATATYPES: Record<string, string> = {
  string: 'xsd:string',
  integer: 'xsd:integer',
  number: 'xsd:decimal',
  boolean: 'xsd:boolean',
  date: 'xsd:date',
  time: 'xsd:time',
  timestamp: 'xsd:dateTime',
};

/**
 * A schema object as a SHACL shape: what a row of it looks like.
 *
 * @param contract - IRI of the contract; those of its parts begin with it
 * @internal
 */
export function nodeShape(object: Source, contract: string): Node {
  object.at('logicalType').take();
  const name = object.text('name') ?? '';
  const iri = `${contract}/${encodeName(name)}`;
  return defined({
    '@id': iri,
    '@type': 'sh:NodeShape',
    'rdfs:label': name,
    'dcterms:title': object.text('businessName'),
    'dcterms:description': object.text('description'),
    'dcterms:identifier': object.text('physicalName'),
    'sh:property': propertiesOf(object, iri),
  });
}

function propertiesOf(holder: Source, parent: string): Node[] | undefined {
  return unlessEmpty(
    holder
      .at('properties')
      .items()
      .map((property, index) => propertyShape(property, parent, index)),
  );
}

function propertyShape(property: Source, parent: string, index: number): Node {
  const name = property.text('name') ?? '';
  const iri = `${parent}/${encodeName(name)}`;
  const type = property.at('logicalType').takeIf(isText);
  const isList = type === 'array';
  const values = isList ? property.at('items') : property;
  return defined({
    '@id': iri,
    '@type': 'sh:PropertyShape',
    'sh:path': { '@id': `${iri}#value` },
    'sh:name': property.text('businessName') ?? name,
    'dcterms:identifier': name,
    'sh:description': property.text('description'),
    'sh:order': index,
    'sh:minCount': property.flag('required') === true ? 1 : undefined,
    'sh:maxCount': isList ? undefined : 1,
    ...valueConstraints(values, `${iri}/items`),
  });
}

function valueConstraints(values: Source, iri: string): Node {
  const type = values.at('logicalType').takeIf(isText);
  if (type === 'object' || values.at('properties').exists) {
    return {
      'sh:node': defined({
        '@id': iri,
        '@type': 'sh:NodeShape',
        'sh:property': propertiesOf(values, iri),
      }),
    };
  }
  const options = values.at('logicalTypeOptions');
  return defined({
    'sh:datatype': type && DATATYPES[type] && { '@id': DATATYPES[type] },
    ...(type === 'string' ? textLimits(options) : {}),
    ...(type === 'integer' || type === 'number' ? numberLimits(options) : {}),
    'sh:in': allowedValues(values),
  });
}

function textLimits(options: Source): Node {
  return {
    'sh:minLength': options.number('minLength'),
    'sh:maxLength': options.number('maxLength'),
    'sh:pattern': options.text('pattern'),
  };
}

// In ODCS 3.0 `exclusiveMinimum: true` is said of `minimum`; it stays behind.
function numberLimits(options: Source): Node {
  const limit = (key: string) => options.at(key).takeIf(isNumber);
  return {
    'sh:minInclusive': limit('minimum'),
    'sh:maxInclusive': limit('maximum'),
    'sh:minExclusive': limit('exclusiveMinimum'),
    'sh:maxExclusive': limit('exclusiveMaximum'),
  };
}

function allowedValues(property: Source): Node | undefined {
  const rule = findValueRule(property, 'validValues');
  const values = rule?.at('arguments').at('validValues');
  const isPlain = values
    ?.items()
    .every(({ value }) =>
      ['string', 'number', 'boolean'].includes(typeof value),
    );
  if (!rule || !values || !isPlain) {
    return undefined;
  }
  takeValueRule(rule);
  return { '@list': values.take() };
}
