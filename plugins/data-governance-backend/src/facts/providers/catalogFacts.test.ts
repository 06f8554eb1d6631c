import { aDomain, aGroup, aProduct } from '../../__testUtils__/entities';
import { aBatch, collectOne, evidenceFor } from './__testUtils__/batch';
import { catalogFacts } from './catalogFacts';

describe('facts.catalog', () => {
  it('describes a product in a kept mesh, and says what is wrong with it', async () => {
    const product = aProduct('flights', {
      metadata: {
        description: 'Twelve chars',
        links: [{ url: 'https://example.com', type: 'documentation' }],
      },
      spec: {
        purpose: 'To plan',
        code: ['component:default/ingest'],
        support: [{ channel: '#help' }],
        inputPorts: [
          { name: 'a', product: 'airports' },
          { name: 'b', product: 'old' },
          { name: 'c', product: 'ended' },
          { name: 'd', product: 'nowhere' },
          { name: 'e', resource: 'resource:default/feed' },
        ],
      },
      relations: [
        {
          type: 'dataProductConsumedBy',
          targetRef: 'dataproduct:default/delays',
        },
        {
          type: 'dataProductConsumedBy',
          targetRef: 'dataproduct:default/flights',
        },
      ],
    });
    const found = await collectOne(
      catalogFacts,
      aBatch([product], {
        related: [
          aGroup('flight-operations', ['olivia', 'otto']),
          aDomain('flight-operations'),
          aProduct('airports'),
          aProduct('old', { spec: { lifecycle: 'deprecated' } }),
          aProduct('ended', { spec: { lifecycle: 'retired' } }),
        ],
      }),
    );
    expect(found.facts).toEqual({
      ownerExists: true,
      ownerMembers: 2,
      domainExists: true,
      descriptionLength: 12,
      purposeLength: 7,
      hasDocumentation: true,
      hasSourceLocation: true,
      supportChannels: 1,
      consumers: 1,
      inputs: 5,
      missingInputs: ['dataproduct:default/nowhere'],
      deprecatedInputs: ['dataproduct:default/old'],
      retiredInputs: ['dataproduct:default/ended'],
    });
    expect(found.evidence?.map(({ fact, subject }) => [fact, subject])).toEqual(
      [
        ['missingInputs', 'dataproduct:default/nowhere'],
        ['deprecatedInputs', 'dataproduct:default/old'],
        ['retiredInputs', 'dataproduct:default/ended'],
      ],
    );
  });

  it('describes a product on its own', async () => {
    const product = aProduct('flights', { spec: { owner: 'not:a:ref:' } });
    const found = await collectOne(catalogFacts, aBatch([product]));
    expect(found.facts).toMatchObject({
      ownerExists: false,
      ownerMembers: 0,
      domainExists: false,
      hasDocumentation: false,
      consumers: 0,
    });
    expect(evidenceFor('ownerExists', found)).toEqual([
      ['not:a:ref:', 'It is not in the catalog.'],
    ]);
    expect(evidenceFor('ownerMembers', found)).toEqual([
      ['not:a:ref:', 'It has no members.'],
    ]);
    expect(evidenceFor('domainExists', found)).toEqual([
      ['flight-operations', 'It is not in the catalog.'],
    ]);
  });
});
