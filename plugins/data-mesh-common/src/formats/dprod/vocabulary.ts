import { encodeName } from '../source/encodeName';
import { isText, Source } from '../source/Source';

/**
 * The vocabularies of the document, written into it so that it can be read
 * without asking any server.
 * @internal
 */
export const CONTEXT = {
  dprod: 'https://www.omg.org/spec/DPROD/',
  dcat: 'http://www.w3.org/ns/dcat#',
  dcterms: 'http://purl.org/dc/terms/',
  adms: 'http://www.w3.org/ns/adms#',
  prov: 'http://www.w3.org/ns/prov#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  sh: 'http://www.w3.org/ns/shacl#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

/**
 * The name of something in the mesh, the same in every document.
 *
 * @param parts - any texts, e.g. a kind and an entity ref
 * @returns for example `urn:meshport:dataproduct:default/flights:port:daily`
 * @internal
 */
export function meshUrn(...parts: string[]): string {
  const encoded = parts.map(part =>
    encodeName(part).replaceAll('%2F', '/').replaceAll('%3A', ':'),
  );
  return `urn:meshport:${encoded.join(':')}`;
}

/**
 * A word of a list, such as a lifecycle, as a thing with a name. Takes it.
 *
 * @returns `undefined` where there is no text
 * @internal
 */
export function wordNode(place: Source, list: string, type?: string) {
  const word = place.takeIf(isText);
  return word === undefined
    ? undefined
    : {
        '@id': meshUrn(list, word),
        ...(type === undefined ? {} : { '@type': type }),
        'rdfs:label': word,
      };
}
