import { defined } from '../source/defined';
import { isText, Source } from '../source/Source';
import { EntityReferences } from './EntityReferences';
import { meshUrn, wordNode } from './vocabulary';

type Node = Record<string, unknown>;

/**
 * An input port: a service that takes data from elsewhere.
 *
 * @param product - IRI of the product
 * @internal
 */
export function inputPort(
  port: Source,
  product: string,
  references: EntityReferences,
): Node {
  const name = port.text('name') ?? '';
  return defined({
    '@id': `${product}:input:${encodePart(name)}`,
    '@type': 'dcat:DataService',
    'rdfs:label': name,
    'dcterms:description': port.text('description'),
    'dcterms:source':
      readPort(port, references) ??
      references.node(port.at('resource'), 'Resource'),
  });
}

/** The output port of another product, named as that product names it. */
function readPort(
  port: Source,
  references: EntityReferences,
): Node | undefined {
  const product = references.resolve(port.at('product'), 'DataProduct');
  if (product === undefined) {
    return undefined;
  }
  const key = [port.text('port'), port.text('version')].filter(isText);
  return { '@id': portUrn(meshUrn(product), key) };
}

/**
 * An output port: a service that gives access to a distribution of a dataset.
 *
 * @param product - IRI of the product
 * @param standard - the contract that the dataset conforms to
 * @internal
 */
export function outputPort(
  port: Source,
  product: string,
  standard: Node | undefined,
): Node {
  const name = port.text('name') ?? '';
  const version = port.text('version') ?? '';
  const iri = portUrn(product, [name, version]);
  const classification = port.at('classification');
  if (standard) {
    port.at('contract').take();
  }
  return defined({
    '@id': iri,
    '@type': 'dcat:DataService',
    'rdfs:label': name,
    'dcterms:description': port.text('description'),
    'dcat:version': version,
    'dcat:endpointDescription': location(port),
    'dprod:isAccessServiceOf': defined({
      '@id': `${iri}:distribution`,
      '@type': 'dcat:Distribution',
      'dcterms:format': wordNode(port.at('type'), 'port-type'),
      'dprod:isDistributionOf': defined({
        '@id': `${iri}:dataset`,
        '@type': 'dcat:Dataset',
        'rdfs:label': name,
        'dprod:informationSensitivityClassification': wordNode(
          classification,
          'classification',
          'dprod:InformationSensitivityClassification',
        ),
        'dcterms:conformsTo': standard,
      }),
    }),
  });
}

function portUrn(product: string, key: string[]): string {
  return key.length === 0
    ? product
    : `${product}:port:${key.map(part => encodePart(part)).join(':')}`;
}

function encodePart(part: string): string {
  return meshUrn(part).replace(/^urn:meshport:/, '');
}

/** Where the data is, in words: the platform and the place in it. */
function location(port: Source): string | undefined {
  const parts = [
    ...[port.text('platform')].flatMap(platform =>
      platform === undefined ? [] : [`platform ${platform}`],
    ),
    ...port
      .at('location')
      .entries()
      .flatMap(([key, place]) => {
        const part = place.takeIf(isText);
        return part === undefined ? [] : [`${key} ${part}`];
      }),
  ];
  return parts.length > 0 ? parts.join(', ') : undefined;
}
