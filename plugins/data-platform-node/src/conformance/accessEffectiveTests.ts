import {
  AccessCapabilities,
  AccessItem,
  AccessPort,
  EffectiveReader,
} from '../DataPlatformAccess';
import { newItem } from './accessItem';
import { DataPlatformFixture } from './DataPlatformFixture';
import { oneByOne } from './oneByOne';

export function declareAccessEffectiveTests(
  getFixture: () => DataPlatformFixture,
  timeout: number,
  capabilities: AccessCapabilities,
): void {
  const portOf = ({ principal: _, ...port }: AccessItem): AccessPort => ({
    product: port.product,
    port: port.port,
    version: port.version,
    location: port.location,
  });

  describe('effective access', () => {
    /** Without administrators, who are there in any engine. */
    async function readersOf(item: AccessItem): Promise<EffectiveReader[]> {
      const { access } = getFixture().platform;
      const readers = await access.effective(portOf(item));
      expect(new Set(readers.map(({ id }) => id)).size).toBe(readers.length);
      return readers.filter(({ kind }) => kind !== 'administrator');
    }

    it(
      'names who reads by a right, of which port, and until when',
      async () => {
        const fixture = getFixture();
        const access = oneByOne(fixture.platform.access);
        const [ann, bob] = fixture.principals;
        const until = new Date(Date.now() + 3_600_000).toISOString();
        const item = newItem(fixture, { principal: ann, until });
        const other = newItem(fixture, { principal: bob, version: '2.3.0' });
        expect(await readersOf(item)).toEqual([]);

        await access.grant(item);
        await access.grant(other);
        const readers = await readersOf(item);
        expect(readers).toHaveLength(2);
        const [byAnn, byBob] = [ann, bob].map(principal =>
          readers.find(reader => reader.principal === principal),
        );
        expect(byAnn).toMatchObject({
          kind: 'managed',
          withdrawable: false,
          item: { product: item.product, port: item.port },
        });
        expect(byAnn?.item?.version).toMatch(/^1\./);
        const end = byAnn?.until && new Date(byAnn.until).toISOString();
        expect(end).toBe(capabilities.until ? until : undefined);
        expect(byBob).toMatchObject({
          kind: 'managed',
          item: { port: other.port },
        });
        expect(byBob?.item?.version).toMatch(/^2\./);
        expect(byBob?.until).toBeUndefined();
        await expect(
          fixture.platform.access.withdraw(portOf(item), byAnn!.id),
        ).rejects.toMatchObject({ name: 'ConflictError' });
        expect(await fixture.readAs(item)).toBeDefined();

        await access.revoke(item);
        expect(await readersOf(item)).toMatchObject([{ principal: bob }]);
        await access.revoke(other);
        expect(await readersOf(item)).toEqual([]);
      },
      timeout,
    );

    if (capabilities.until) {
      it(
        'names nobody whose right is over',
        async () => {
          const fixture = getFixture();
          const access = oneByOne(fixture.platform.access);
          const item = newItem(fixture, {
            until: new Date(Date.now() - 1_000).toISOString(),
          });
          await access.grant(item);
          expect(await readersOf(item)).toEqual([]);
          await access.revoke(item);
        },
        timeout,
      );
    }

    if (capabilities.columns && capabilities.rows) {
      it(
        'names what a right is narrowed to',
        async () => {
          const fixture = getFixture();
          const access = oneByOne(fixture.platform.access);
          const filter = {
            columns: ['code', 'id'],
            rows: [{ column: 'id', values: ['1'] }],
          };
          const location = fixture.measuredTable;
          const item = newItem(fixture, { location, filter });
          await access.grant(item);
          expect(await readersOf(item)).toMatchObject([
            { columns: ['code', 'id'], item: { filter } },
          ]);
          await access.revoke(item);
        },
        timeout,
      );
    }

    it(
      'finds other paths, and ends one that is withdrawn',
      async () => {
        const fixture = getFixture();
        const { access } = fixture.platform;
        const [ann, bob] = fixture.principals;
        const item = newItem(fixture, { principal: bob });
        await oneByOne(access).grant(item);
        const close = await fixture.openOtherPath(ann, item.location);
        try {
          const unmanaged = async () =>
            (await readersOf(item)).filter(({ kind }) => kind === 'unmanaged');
          const [path, ...others] = await unmanaged();
          expect(others).toEqual([]);
          expect(path).toMatchObject({ principal: ann, withdrawable: true });
          expect(path.path).not.toBe('');
          expect(await unmanaged()).toEqual([path]);
          expect(await fixture.readTableAs(ann, item.location)).toBe(true);

          await access.withdraw(portOf(item), path.id);
          expect(await unmanaged()).toEqual([]);
          expect(await fixture.readTableAs(ann, item.location)).toBe(false);
          // Gone already, which is what was wanted.
          await access.withdraw(portOf(item), path.id);
          // Whoever has a right keeps it.
          expect(await fixture.readAs(item)).toBeDefined();
        } finally {
          await close();
        }
        await oneByOne(access).revoke(item);
      },
      timeout,
    );

    it(
      'needs a table, a well-formed port and an engine',
      async () => {
        const fixture = getFixture();
        const { access } = fixture.platform;
        const port = portOf(newItem(fixture));
        const calls = (one: AccessPort, of = access) => [
          of.effective(one),
          of.withdraw(one, 'some-id'),
        ];
        for (const [one, name] of [
          [{ ...port, location: fixture.missingTable }, 'NotFoundError'],
          [{ ...port, version: 'latest' }, 'InputError'],
          [{ ...port, location: fixture.malformedLocations[0] }, 'InputError'],
        ] as const) {
          for (const call of [...calls(one)]) {
            await expect(call).rejects.toMatchObject({ name });
          }
        }
        for (const call of [
          ...calls(port, fixture.unreachable.access),
          fixture.unreachable.access.retire(port),
        ]) {
          await expect(call).rejects.toMatchObject({
            name: 'ServiceUnavailableError',
          });
        }
      },
      timeout,
    );
  });

  describe('a port that retires', () => {
    it(
      'takes all rights of its major version along, and no others',
      async () => {
        const fixture = getFixture();
        const access = oneByOne(fixture.platform.access);
        const [ann, bob] = fixture.principals;
        const item = newItem(fixture, { principal: ann });
        const same = { ...item, principal: bob, version: '1.4.0' };
        const next = { ...item, version: '2.0.0' };
        const other = newItem(fixture, { principal: ann });
        for (const one of [item, same, next, other]) {
          await access.grant(one);
        }

        const done = await fixture.platform.access.retire(portOf(item));
        expect(done).not.toEqual([]);
        for (const one of [item, same]) {
          expect(await fixture.readAs(one)).toBeUndefined();
          expect(await access.verify(one)).toMatchObject({ state: 'absent' });
        }
        for (const one of [next, other]) {
          expect(await fixture.readAs(one)).toBeDefined();
          expect(await access.verify(one)).toMatchObject({ state: 'present' });
        }
        expect(await fixture.platform.access.retire(portOf(item))).toEqual([]);

        // It may come back.
        expect(await access.grant(item)).toMatchObject({ state: 'present' });
        for (const one of [item, next, other]) {
          await fixture.platform.access.retire(portOf(one));
        }
      },
      timeout,
    );

    it(
      'leaves nothing in the engine',
      async () => {
        const fixture = getFixture();
        const { access } = fixture.platform;
        const item = newItem(fixture);
        // So that what is made once for all ports is there.
        const lasting = newItem(fixture);
        await oneByOne(access).grant(lasting);
        const before = await fixture.snapshot();
        await oneByOne(access).grant(item);
        expect(await fixture.snapshot()).not.toEqual(before);
        await access.retire(portOf(item));
        expect(await fixture.snapshot()).toEqual(before);
        // Also when the table is gone.
        expect(
          await access.retire({
            ...portOf(item),
            location: fixture.missingTable,
          }),
        ).toEqual([]);
        await access.retire(portOf(lasting));
      },
      timeout,
    );
  });

  describe('a right in words', () => {
    it('is described without the engine', () => {
      const fixture = getFixture();
      const { principal: _, ...item } = newItem(fixture);
      const { access } = fixture.unreachable;
      expect(access.describe(item)).not.toBe('');
      expect(
        access.describe({ ...item, filter: { columns: ['a', 'b'] } }),
      ).not.toBe(access.describe(item));
    });
  });
}
