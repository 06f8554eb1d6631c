/**
 * @jest-environment node
 */
import fc from 'fast-check';
import { toRDF } from 'jsonld';
import { anyProduct } from '../__testUtils__/anyProduct';
import { loadExampleProducts } from '../__testUtils__/exampleProducts';
import { dprodExporter } from './exportDprod';
import { CONTEXT } from './vocabulary';

type Node = Record<string, unknown>;

function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) {
    return value.flatMap(nodesOf);
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const { '@context': context, ...node } = value as Node;
  return [node, ...Object.values(node).flatMap(nodesOf)];
}

describe('export as DPROD', () => {
  const strikeRisk = loadExampleProducts().find(
    ({ name }) => name === 'strike-risk',
  )!;

  it('leads from a product to its data, its contract and what it reads', () => {
    const document = JSON.parse(
      dprodExporter.export(strikeRisk.source).content,
    );

    const { product } = strikeRisk.source;
    expect(document).toMatchObject({
      '@id': 'urn:meshport:dataproduct:default/strike-risk',
      '@type': 'dprod:DataProduct',
      'dprod:purpose': product!.spec.purpose,
      'dprod:domain': { '@id': 'urn:meshport:domain:default/safety' },
      'dprod:dataProductOwner': {
        '@id': 'urn:meshport:group:default/safety',
        '@type': 'prov:Agent',
      },
      'dprod:lifecycleStatus': {
        '@type': 'dprod:DataProductLifecycleStatus',
        'rdfs:label': product!.spec.lifecycle,
      },
    });
    const [port] = document['dprod:outputPort'];
    expect(port['@type']).toBe('dcat:DataService');
    const distribution = port['dprod:isAccessServiceOf'];
    expect(distribution['@type']).toBe('dcat:Distribution');
    const dataset = distribution['dprod:isDistributionOf'];
    expect(dataset).toMatchObject({
      '@type': 'dcat:Dataset',
      'dprod:informationSensitivityClassification': {
        '@type': 'dprod:InformationSensitivityClassification',
      },
      'dcterms:conformsTo': {
        '@id': 'urn:odcs:contract:strike-risk-contract:1.0.0',
        '@type': 'dcterms:Standard',
      },
    });
    const [shape] = dataset['dcterms:conformsTo']['dcterms:hasPart'];
    expect(
      shape['sh:property'].map((one: Node) => one['dcterms:identifier']),
    ).toEqual(
      strikeRisk.source.contracts[0].contract.schema[0].properties.map(
        ({ name }) => name,
      ),
    );
  });

  it('names what it reads as the other product names it', () => {
    const documents = loadExampleProducts().map(({ source }) =>
      JSON.parse(dprodExporter.export(source).content),
    );
    const offered = documents.flatMap(document =>
      document['dprod:outputPort'].map((port: Node) => port['@id']),
    );

    const read = documents
      .flatMap(document => document['dprod:inputPort'] ?? [])
      .map(port => port['dcterms:source']['@id'])
      .filter(id => id.includes(':port:'));

    expect(read.length).toBeGreaterThan(0);
    expect(offered).toEqual(expect.arrayContaining(read));
  });

  it('is JSON-LD of which nothing is dropped by those who read it', async () => {
    await fc.assert(
      fc.asyncProperty(anyProduct, async ({ source }) => {
        const document = JSON.parse(dprodExporter.export(source).content);

        // In its safe mode the processor throws for what means nothing in RDF.
        const options = { format: 'application/n-quads' as const, safe: true };
        const triples = await toRDF(document, options);

        expect(triples).toContain(
          `<${document['@id']}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://www.omg.org/spec/DPROD/DataProduct> .`,
        );
        expect(triples).not.toMatch(/undefined/);
      }),
      { numRuns: 50 },
    );
  });

  it('uses known vocabularies only, and addresses that are URIs', () => {
    fc.assert(
      fc.property(anyProduct, ({ source }) => {
        const document = JSON.parse(dprodExporter.export(source).content);

        for (const node of nodesOf(document)) {
          const terms = [
            ...Object.keys(node),
            ...[node['@type'] ?? []].flat().map(String),
          ].filter(term => !term.startsWith('@'));
          for (const term of terms) {
            expect(Object.keys(CONTEXT)).toContain(term.split(':')[0]);
          }
          const id = node['@id'] ?? 'urn:x:y';
          expect(URL.canParse(String(id))).toBe(true);
          expect(String(id)).not.toMatch(/[\s<>"{}|\\^`]/);
        }
      }),
      { numRuns: 50 },
    );
  });
});
