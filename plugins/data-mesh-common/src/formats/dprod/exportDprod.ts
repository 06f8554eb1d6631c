import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { isUri } from '../odpsBitol/odpsFormat';
import { ProductSource, productSource } from '../export/productSource';
import { defined, unlessEmpty } from '../source/defined';
import { isText, Source } from '../source/Source';
import { ContractExporter, ContractFormat } from '../types';
import { contractNode, contractUrn } from './contractNode';
import { concept, CONTEXT, meshUrn } from './vocabulary';

type Node = Record<string, unknown>;

const dprodFormat: ContractFormat = {
  id: 'dprod',
  title: 'DPROD (DCAT) JSON-LD',
  mediaType: 'application/ld+json',
  fileExtension: 'dprod.jsonld',
};

/**
 * Writes a product in the Data Product Ontology (DPROD), which builds on DCAT:
 * each output port is a service that gives access to a distribution of a
 * dataset, and the dataset conforms to the contract.
 * @public
 */
export const dprodExporter: ContractExporter = {
  ...dprodFormat,
  subjects: ['product'],
  export: source => {
    const product = productSource(source, dprodFormat);
    const content = `${JSON.stringify(productNode(product), null, 2)}\n`;
    return {
      content,
      losses: product.root.losses('has no word in DPROD; it is left out'),
    };
  },
};

function productNode(source: ProductSource): Node {
  const { root, ref, contracts, findContract } = source;
  const metadata = root.at('metadata');
  const spec = root.at('spec');
  const name = metadata.text('name') ?? '';
  const iri = meshUrn(ref);
  const written = new Set<Source>();
  return defined({
    '@context': CONTEXT,
    '@id': iri,
    '@type': 'dprod:DataProduct',
    'dcterms:identifier': name,
    'rdfs:label': metadata.text('title') ?? name,
    'dcterms:description': metadata.text('description'),
    'dcterms:type': word(spec.at('type'), 'data-product-type'),
    'dcat:version': spec.text('version'),
    'dcat:keyword': metadata.texts('tags'),
    'rdfs:seeAlso': links(metadata.at('links')),
    'dprod:purpose': spec.text('purpose'),
    'dprod:domain': entity(spec.at('domain'), 'Domain'),
    'dprod:dataProductOwner': entity(spec.at('owner'), 'Group', 'prov:Agent'),
    'dprod:lifecycleStatus': word(
      spec.at('lifecycle'),
      'lifecycle',
      'dprod:DataProductLifecycleStatus',
    ),
    'dcat:contactPoint': unlessEmpty(
      spec.at('support').items().map(contactPoint),
    ),
    'dprod:inputPort': unlessEmpty(
      spec
        .at('inputPorts')
        .items()
        .map(port => inputPort(port, iri)),
    ),
    'dprod:outputPort': unlessEmpty(
      spec
        .at('outputPorts')
        .items()
        .map(port => {
          const contract = findContract(port.at('contract').value);
          return outputPort(port, iri, contract && standard(contract));
        }),
    ),
    'dcterms:conformsTo': unlessEmpty(
      contracts
        .filter(contract => !written.has(contract))
        .map(contract => standard(contract)),
    ),
  });

  /** A contract in full where it is first named, and by its name after. */
  function standard(contract: Source): Node {
    if (written.has(contract)) {
      return { '@id': contractUrn(contract) };
    }
    written.add(contract);
    return contractNode(contract);
  }
}

function inputPort(port: Source, product: string): Node {
  const name = port.text('name') ?? '';
  return defined({
    '@id': `${product}:input:${encodePart(name)}`,
    '@type': 'dcat:DataService',
    'rdfs:label': name,
    'dcterms:description': port.text('description'),
    'dcterms:source': readPort(port) ?? entity(port.at('resource'), 'Resource'),
  });
}

/** The output port of another product, named as that product names it. */
function readPort(port: Source): Node | undefined {
  const product = entityRef(port.at('product'), 'DataProduct');
  if (product === undefined) {
    return undefined;
  }
  const key = [port.text('port'), port.text('version')].filter(isText);
  return { '@id': portUrn(meshUrn(product), key) };
}

function outputPort(
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
      'dcterms:format': word(port.at('type'), 'port-type'),
      'dprod:isDistributionOf': defined({
        '@id': `${iri}:dataset`,
        '@type': 'dcat:Dataset',
        'rdfs:label': name,
        'dprod:informationSensitivityClassification': word(
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
      .map(([key, place]) => `${key} ${String(place.take())}`),
  ];
  return parts.length > 0 ? parts.join(', ') : undefined;
}

function contactPoint(channel: Source): Node {
  const url = channel.at('url').takeIf(isUri);
  const isMail = url?.startsWith('mailto:');
  return defined({
    '@type': 'vcard:Kind',
    'vcard:fn': channel.text('channel'),
    'vcard:note': channel.text('description'),
    [isMail ? 'vcard:hasEmail' : 'vcard:hasURL']: url && { '@id': url },
  });
}

function links(place: Source): Node[] | undefined {
  return unlessEmpty(
    place.items().flatMap(link => {
      const url = link.at('url').takeIf(isUri);
      return url === undefined
        ? []
        : [defined({ '@id': url, 'rdfs:label': link.text('title') })];
    }),
  );
}

function entity(place: Source, kind: string, type?: string) {
  const ref = entityRef(place, kind);
  return ref === undefined
    ? undefined
    : defined({
        '@id': meshUrn(ref),
        '@type': type,
        'rdfs:label': parseEntityRef(ref).name,
      });
}

function entityRef(place: Source, defaultKind: string): string | undefined {
  const text = place.value;
  if (!isText(text)) {
    return undefined;
  }
  try {
    const ref = stringifyEntityRef(parseEntityRef(text, { defaultKind }));
    place.take();
    return ref;
  } catch {
    place.lose('is no reference to an entity');
    return undefined;
  }
}

function word(place: Source, list: string, type?: string) {
  const text = place.takeIf(isText);
  return text === undefined ? undefined : concept(list, text, type);
}
