import { offerRefusal } from './offerRefusal';

const refusalWith = (owners: string[] | undefined) =>
  offerRefusal({
    platform: { id: 'warehouse', title: 'Warehouse', owners: () => owners },
    location: { schema: 'safety', table: 'bird_strikes' },
    owner: 'group:default/flight-operations',
  });

describe('a location', () => {
  it('may be offered by its owners, or by all when nothing is configured', () => {
    expect(refusalWith(undefined)).toBeUndefined();
    expect(
      refusalWith(['group:default/safety', 'group:default/flight-operations']),
    ).toBeUndefined();
  });

  it('may not be offered by others, who learn whom to ask', () => {
    expect(refusalWith(['group:default/safety'])).toBe(
      'The location schema safety, table bird_strikes in Warehouse belongs to group:default/safety; a product of group:default/flight-operations may not offer it. Ask its owners, or the platform engineers to change the owners under dataPlatforms.warehouse',
    );
  });

  it('of nobody may be offered by nobody', () => {
    expect(refusalWith([])).toBe(
      'The location schema safety, table bird_strikes in Warehouse belongs to nobody; a product of group:default/flight-operations may not offer it. Ask the platform engineers to name its owners under dataPlatforms.warehouse',
    );
  });
});
