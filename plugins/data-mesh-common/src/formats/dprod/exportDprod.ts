import { isUri } from '../odpsBitol/odpsFormat';
import { ProductSource, productSource } from '../export/productSource';
import { defined, unlessEmpty } from '../source/defined';
import { Source } from '../source/Source';
import { ContractExporter, ContractFormat } from '../types';
import { contractNode, contractUrn } from './contractNode';
import { EntityReferences } from './EntityReferences';
import { inputPort, outputPort } from './portNodes';
import { CONTEXT, meshUrn, wordNode } from './vocabulary';

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
  const { root, ref, product, contracts, findContract } = source;
  const references = new EntityReferences(product.metadata.namespace);
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
    'dcterms:type': wordNode(spec.at('type'), 'data-product-type'),
    'dcat:version': spec.text('version'),
    'dcat:keyword': metadata.texts('tags'),
    'rdfs:seeAlso': links(metadata.at('links')),
    'dprod:purpose': spec.text('purpose'),
    'dprod:domain': references.node(spec.at('domain'), 'Domain'),
    'dprod:dataProductOwner': references.node(
      spec.at('owner'),
      'Group',
      'prov:Agent',
    ),
    'dprod:lifecycleStatus': wordNode(
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
        .map(port => inputPort(port, iri, references)),
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
