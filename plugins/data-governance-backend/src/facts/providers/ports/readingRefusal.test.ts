import { DataProductEntity } from '@meshport/backstage-plugin-data-mesh-common';
import { FakePlatform } from '../__testUtils__/FakePlatform';
import { aPort, offering } from '../__testUtils__/ports';
import { readingRefusal } from './readingRefusal';

const OWNER = 'group:default/flight-operations';
const OTHER = 'group:default/safety';
const FLIGHTS = 'dataproduct:default/flights';

function refusal(options: {
  /** Of the location. */
  owners?: string[];
  viewer?: string[];
  stored?: DataProductEntity;
  product?: DataProductEntity;
}) {
  const platform = new FakePlatform();
  platform.locationOwners = options.owners;
  const port = aPort();
  return readingRefusal({
    product: options.product ?? offering('flights', [port]),
    table: { port, platform, location: port.location! },
    ...(options.viewer && { viewer: new Set(options.viewer) }),
    stored: new Map(options.stored ? [[FLIGHTS, options.stored]] : []),
  });
}

describe('readingRefusal', () => {
  it('lets what is merged be read where the product may offer it', () => {
    expect(refusal({})).toBeUndefined();
    expect(refusal({ owners: [OWNER] })).toBeUndefined();
    expect(refusal({ owners: [OTHER] })).toContain(`belongs to ${OTHER}`);
    expect(refusal({ owners: [] })).toContain('belongs to nobody');
    expect(
      refusal({ product: offering('flights', [], { owner: ':' }) }),
    ).toContain('spec.owner');
  });

  it('lets files be measured for who owns the product and the location', () => {
    const owners = [OWNER];
    expect(refusal({ owners, viewer: [OWNER] })).toBeUndefined();
    expect(refusal({ owners, viewer: [OTHER] })).toContain('after merging');
    expect(refusal({ owners, viewer: [] })).toContain('after merging');
  });

  it('is not deceived by a file that names another owner', () => {
    // The table of others, offered as one's own.
    expect(refusal({ owners: [OTHER], viewer: [OWNER] })).toContain(
      `belongs to ${OTHER}`,
    );
    // The product handed to the owners of the table.
    const product = offering('flights', [aPort()], { owner: OTHER });
    expect(refusal({ owners: [OTHER], viewer: [OWNER], product })).toContain(
      'after merging',
    );
  });

  it('takes the catalog as the owner where the configuration says nothing', () => {
    const viewer = [OWNER];
    const stored = offering('flights', [aPort()]);
    expect(refusal({ viewer, stored })).toBeUndefined();
    expect(refusal({ viewer })).toContain('after merging');
    expect(refusal({ viewer: [], stored })).toContain('after merging');
  });

  it.each([
    ['belongs to others', offering('flights', [aPort()], { owner: OTHER })],
    [
      'offers another table',
      offering('flights', [
        aPort({ location: { schema: 'safety', table: 'costs' } }),
      ]),
    ],
    ['offers it elsewhere', offering('flights', [aPort({ platform: 'lake' })])],
    [
      'offers it by another port',
      offering('flights', [aPort({ version: '2.0.0' })]),
    ],
    ['offers nothing', offering('flights', [])],
  ])('refuses files whose product in the catalog %s', (_, stored) => {
    expect(refusal({ viewer: [OWNER], stored })).toContain('after merging');
  });
});
