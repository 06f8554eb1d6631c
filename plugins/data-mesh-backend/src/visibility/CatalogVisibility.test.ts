import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { CatalogVisibility } from './CatalogVisibility';

const chen = mockCredentials.user('user:default/chen');
const amara = mockCredentials.user('user:default/amara');

const entity = (kind: string, name: string): Entity => ({
  apiVersion: 'meshport.dev/v1alpha1',
  kind,
  metadata: { name },
});

const entities = [
  entity('DataProduct', 'Flights'),
  entity('DataProduct', 'weather'),
  entity('DataContract', 'flights-contract'),
  entity('Component', 'pipeline'),
];

function ownedBy(...claims: string[]) {
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'catalog',
    resourceType: 'catalog-entity',
    conditions: {
      rule: 'IS_ENTITY_OWNER',
      resourceType: 'catalog-entity',
      params: { claims },
    },
  };
}

function setUp() {
  const permissions = mockServices.permissions.mock();
  const inner = catalogServiceMock({ entities });
  const catalog = catalogServiceMock.mock({
    streamEntities: request => inner.streamEntities(request),
    getEntityByRef: ref => inner.getEntityByRef(ref),
  });
  const visibility = new CatalogVisibility({ catalog, permissions });
  return { permissions, catalog, visibility };
}

describe('CatalogVisibility', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  it('asks whether the caller may read entities', async () => {
    const { permissions, visibility } = setUp();
    permissions.authorizeConditional.mockResolvedValue([
      { result: AuthorizeResult.ALLOW },
    ]);
    await visibility.visibleRefs(chen);
    expect(permissions.authorizeConditional).toHaveBeenCalledWith(
      [{ permission: catalogEntityReadPermission }],
      { credentials: chen },
    );
  });

  it('shows everything to who may see everything, without reading it', async () => {
    const { permissions, catalog, visibility } = setUp();
    permissions.authorizeConditional.mockResolvedValue([
      { result: AuthorizeResult.ALLOW },
    ]);
    expect(await visibility.visibleRefs(chen)).toBe('everything');
    expect(catalog.streamEntities).not.toHaveBeenCalled();
  });

  it('shows nothing to who may see nothing', async () => {
    const { permissions, catalog, visibility } = setUp();
    permissions.authorizeConditional.mockResolvedValue([
      { result: AuthorizeResult.DENY },
    ]);
    expect(await visibility.visibleRefs(chen)).toEqual({
      products: [],
      contracts: [],
    });
    expect(catalog.streamEntities).not.toHaveBeenCalled();
  });

  it('lets the catalog say what is visible under conditions', async () => {
    const { permissions, catalog, visibility } = setUp();
    permissions.authorizeConditional.mockResolvedValue([ownedBy('chen')]);
    expect(await visibility.visibleRefs(chen)).toEqual({
      products: ['dataproduct:default/flights', 'dataproduct:default/weather'],
      contracts: ['datacontract:default/flights-contract'],
    });
    expect(catalog.streamEntities).toHaveBeenCalledTimes(2);
    for (const [, options] of catalog.streamEntities.mock.calls) {
      expect(options).toEqual({ credentials: chen });
    }
  });

  it('remembers the answer for the same conditions only, and not for long', async () => {
    jest.useFakeTimers();
    jest.advanceTimersByTime(1_000);
    const { permissions, catalog, visibility } = setUp();
    permissions.authorizeConditional.mockResolvedValue([ownedBy('team')]);
    await Promise.all([
      visibility.visibleRefs(chen),
      visibility.visibleRefs(amara),
    ]);
    await visibility.visibleRefs(chen);
    expect(catalog.streamEntities).toHaveBeenCalledTimes(2);

    permissions.authorizeConditional.mockResolvedValue([ownedBy('others')]);
    await visibility.visibleRefs(chen);
    expect(catalog.streamEntities).toHaveBeenCalledTimes(4);

    await jest.advanceTimersByTimeAsync(11_000);
    await visibility.visibleRefs(chen);
    expect(catalog.streamEntities).toHaveBeenCalledTimes(6);
  });

  it('does not remember that the catalog failed', async () => {
    const { permissions, catalog, visibility } = setUp();
    permissions.authorizeConditional.mockResolvedValue([ownedBy('chen')]);
    catalog.streamEntities.mockImplementationOnce(() => {
      throw new Error('the catalog is down');
    });
    await expect(visibility.visibleRefs(chen)).rejects.toThrow('is down');
    expect(await visibility.visibleRefs(chen)).toMatchObject({
      contracts: ['datacontract:default/flights-contract'],
    });
  });

  it('reads one entity with the credentials of the caller', async () => {
    const { catalog, visibility } = setUp();
    const flights = await visibility.requireEntity(
      'dataproduct:default/flights',
      chen,
    );
    expect(flights.metadata.name).toBe('Flights');
    expect(catalog.getEntityByRef).toHaveBeenCalledWith(
      'dataproduct:default/flights',
      { credentials: chen },
    );
  });

  it('tells nobody whether an entity exists that they may not see', async () => {
    const { visibility } = setUp();
    await expect(
      visibility.requireEntity('dataproduct:default/secret', chen),
    ).rejects.toMatchObject({
      name: 'NotFoundError',
      message: expect.stringContaining('dataproduct:default/secret'),
    });
  });

  it('refuses a name that no entity can have', async () => {
    const { catalog, visibility } = setUp();
    await expect(
      visibility.requireEntity('dataproduct:default/a\0b', chen),
    ).rejects.toMatchObject({ name: 'InputError' });
    expect(catalog.getEntityByRef).not.toHaveBeenCalled();
  });
});
