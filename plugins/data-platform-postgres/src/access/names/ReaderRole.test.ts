import fc from 'fast-check';
import { isMeshRole } from './PortView';
import { readerRoleOf } from './ReaderRole';

const port = fc.record({
  platform: fc.stringMatching(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  product: fc
    .stringMatching(/^[a-z0-9]([a-z0-9._-]{0,61}[a-z0-9])?$/)
    .map(name => `dataproduct:default/${name}`),
  port: fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.constantFrom('orders', 'Orders', 'or_ders', 'or-ders', 'orders_v1'),
  ),
  major: fc.nat(),
});

describe('the name of a reader role', () => {
  it('fits PostgreSQL and needs no quotes, whatever the port is called', () => {
    fc.assert(
      fc.property(port, ({ platform, major, ...item }) => {
        const { name } = readerRoleOf(platform, {
          ...item,
          version: `${major}.1.0`,
        });
        expect(name).toMatch(/^mesh_[a-z0-9_]+_[0-9a-f]{8}$/);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(54);
      }),
    );
  });

  it('is that of one port and major version only', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(port, {
          selector: key => JSON.stringify(key),
          maxLength: 50,
        }),
        ports => {
          const names = ports.map(
            ({ platform, major, ...item }) =>
              readerRoleOf(platform, { ...item, version: `${major}.0.0` }).name,
          );
          expect(new Set(names).size).toBe(names.length);
        },
      ),
    );
  });

  it('does not depend on the minor version', () => {
    const item = { product: 'dataproduct:default/flights', port: 'flights' };
    const { name } = readerRoleOf('warehouse', { ...item, version: '1.0.0' });
    expect(name).toMatch(/^mesh_flights_flights_v1_[0-9a-f]{8}$/);
    expect(
      readerRoleOf('warehouse', { ...item, version: '1.9.3-beta.1' }).name,
    ).toBe(name);
    expect(
      readerRoleOf('warehouse', { ...item, version: '2.0.0' }).name,
    ).not.toBe(name);
    expect(readerRoleOf('lake', { ...item, version: '1.0.0' }).name).not.toBe(
      name,
    );
  });
});

describe('the marker of a reader role', () => {
  it('is known again, and on no other role', () => {
    fc.assert(
      fc.property(port, port, (one, other) => {
        const role = ({ platform, major, ...item }: typeof one) =>
          readerRoleOf(platform, { ...item, version: `${major}.0.0` });
        const { name, marker } = role(one);
        expect(isMeshRole({ name, comment: marker })).toBe(true);
        expect(isMeshRole({ name, comment: role(other).marker })).toBe(
          role(other).name === name,
        );
      }),
    );
  });

  it('is not what anyone else writes', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map(json => `{"meshport":${json}}`),
          fc.constantFrom(null, '', 'null', '{"meshport":{"product":1}}'),
        ),
        comment => {
          expect(isMeshRole({ name: 'mesh_a_v1_00000000', comment })).toBe(
            false,
          );
        },
      ),
    );
  });
});
