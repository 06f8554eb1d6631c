import { ProductMatch } from '@meshport/backstage-plugin-data-mesh-common';
import { productItem } from '../__testUtils__/mesh';
import { matchReasons } from './matchReasons';

const nothing: ProductMatch = { fields: [], columns: [], columnCount: 0 };

describe('matchReasons', () => {
  it('leaves out what a card shows with the words marked', () => {
    const shown = productItem('flights', {
      title: 'Flights',
      purpose: 'All flights',
      match: { ...nothing, fields: ['title', 'name', 'purpose', 'tag'] },
    });
    expect(matchReasons(shown, 'flights')).toBeUndefined();
    expect(matchReasons(productItem('flights'), 'flights')).toBeUndefined();
  });

  it('names the purpose that a description stands in place of', () => {
    const hidden = productItem('weather', {
      description: 'Weather of each day',
      purpose: 'Explains delays',
      match: { ...nothing, fields: ['purpose'] },
    });
    expect(matchReasons(hidden, 'delay')).toMatchObject({
      purpose: 'Explains delays',
    });
  });

  it('names the name where the title is another', () => {
    const renamed = productItem('otp', {
      title: 'Punctuality',
      match: { ...nothing, fields: ['name'] },
    });
    expect(matchReasons(renamed, 'otp')).toMatchObject({ name: 'otp' });
  });

  it('names the ports with the words, not the others', () => {
    const ports = ['daily', 'raw'].map(name => ({
      name,
      version: '1.0.0',
      type: 'table' as const,
    }));
    const found = productItem('x', {
      ports,
      match: { ...nothing, fields: ['port'] },
    });
    expect(matchReasons(found, 'DAIL')?.ports).toEqual([ports[0]]);
  });

  it('counts the columns that are not named', () => {
    const columns = ['a', 'b'].map(path => ({
      contract: 'datacontract:default/c',
      port: 'p',
      portVersion: '1.0.0',
      object: 'o',
      path,
      matched: 'name' as const,
    }));
    const found = (columnCount: number) =>
      matchReasons(
        productItem('x', { match: { fields: [], columns, columnCount } }),
        'x',
      );
    expect(found(2)).toMatchObject({ moreColumns: 0, countedAll: true });
    expect(found(7)).toMatchObject({ moreColumns: 5, countedAll: true });
    expect(found(100)).toMatchObject({ moreColumns: 98, countedAll: false });
  });
});
