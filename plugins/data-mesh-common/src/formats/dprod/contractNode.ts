import { defined, unlessEmpty } from '../source/defined';
import { encodeName } from '../source/encodeName';
import { Source } from '../source/Source';
import { nodeShape } from './shapes';
import { wordNode } from './vocabulary';

/**
 * The name of a contract in a document: its id and version.
 * @internal
 */
export function contractUrn(contract: Source): string {
  const [id, version] = ['id', 'version'].map(key =>
    encodeName(String(contract.at(key).value ?? '')),
  );
  return `urn:odcs:contract:${id}:${version}`;
}

/**
 * A contract as the standard that a dataset conforms to, with its schema as
 * SHACL shapes.
 * @internal
 */
export function contractNode(contract: Source): Record<string, unknown> {
  const iri = contractUrn(contract);
  contract.at('apiVersion').take();
  contract.at('kind').take();
  const description = contract.at('description');
  return defined({
    '@id': iri,
    '@type': 'dcterms:Standard',
    'dcterms:identifier': contract.text('id'),
    'dcterms:title': contract.text('name'),
    'dcat:version': contract.text('version'),
    'dcterms:description': description.text('purpose'),
    'adms:status': wordNode(contract.at('status'), 'contract-status'),
    'dcat:keyword': contract.texts('tags'),
    'dcterms:hasPart': unlessEmpty(
      contract
        .at('schema')
        .items()
        .map(object => nodeShape(object, iri)),
    ),
  });
}
