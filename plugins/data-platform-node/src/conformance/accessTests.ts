import { HOSTILE_NAMES, newItem } from './accessItem';
import { DataPlatformFixture } from './DataPlatformFixture';
import { oneByOne } from './oneByOne';

export function declareAccessTests(
  getFixture: () => DataPlatformFixture,
  timeout: number,
): void {
  describe('access', () => {
    it(
      'is refused by the engine before, given by a grant, refused after a revocation',
      async () => {
        const fixture = getFixture();
        const access = oneByOne(fixture.platform.access);
        const item = newItem(fixture);
        const read = async () => (await fixture.readAs(item)) !== undefined;

        expect(await read()).toBe(false);
        expect(await access.verify(item)).toMatchObject({ state: 'absent' });

        const granted = await access.grant(item);
        expect(granted).toMatchObject({ state: 'present' });
        expect(granted.summary).toContain(item.principal);
        expect(Date.parse(granted.checkedAt)).not.toBeNaN();
        expect(await read()).toBe(true);
        expect(await access.verify(item)).toMatchObject({ state: 'present' });

        expect(await access.revoke(item)).toMatchObject({ state: 'absent' });
        expect(await read()).toBe(false);
        expect(await access.verify(item)).toMatchObject({ state: 'absent' });
      },
      timeout,
    );

    it(
      'may be granted and revoked again and again',
      async () => {
        const fixture = getFixture();
        const access = oneByOne(fixture.platform.access);
        const item = newItem(fixture);

        // Never granted.
        expect(await access.revoke(item)).toMatchObject({ state: 'absent' });
        for (let round = 0; round < 2; round++) {
          expect(await access.grant(item)).toMatchObject({ state: 'present' });
          expect(await access.grant(item)).toMatchObject({ state: 'present' });
          expect(await access.revoke(item)).toMatchObject({ state: 'absent' });
          expect(await access.revoke(item)).toMatchObject({ state: 'absent' });
        }
      },
      timeout,
    );

    it(
      'of one principal says nothing about another',
      async () => {
        const fixture = getFixture();
        const access = oneByOne(fixture.platform.access);
        const ann = newItem(fixture);
        const bob = { ...ann, principal: fixture.principals[1] };

        await access.grant(ann);
        expect(await access.verify(bob)).toMatchObject({ state: 'absent' });
        expect(await fixture.readAs(bob)).toBeUndefined();

        await access.grant(bob);
        expect(await access.revoke(ann)).toMatchObject({ state: 'absent' });
        expect(await access.verify(bob)).toMatchObject({ state: 'present' });
        expect(await fixture.readAs(bob)).toBeDefined();
        await access.revoke(bob);
      },
      timeout,
    );

    it(
      'is held per port and major version',
      async () => {
        const fixture = getFixture();
        const access = oneByOne(fixture.platform.access);
        const first = newItem(fixture);
        const minor = { ...first, version: '1.4.2' };
        const major = { ...first, version: '2.0.0' };
        const other = newItem(fixture);

        await access.grant(first);
        expect(await access.verify(minor)).toMatchObject({ state: 'present' });
        expect(await access.verify(major)).toMatchObject({ state: 'absent' });
        expect(await access.verify(other)).toMatchObject({ state: 'absent' });

        // The right of the other port stays.
        await access.grant(other);
        expect(await access.verify(first)).toMatchObject({ state: 'present' });
        expect(await access.revoke(first)).toMatchObject({ state: 'absent' });
        expect(await access.verify(other)).toMatchObject({ state: 'present' });
        expect(await fixture.readAs(first)).toBeUndefined();
        expect(await fixture.readAs(other)).toBeDefined();
        await access.revoke(other);
        expect(await fixture.readAs(other)).toBeUndefined();
      },
      timeout,
    );

    it(
      'ends as it was last left when many change it at once',
      async () => {
        const fixture = getFixture();
        const access = oneByOne(fixture.platform.access);
        const item = newItem(fixture);
        const items = fixture.principals.map(principal => ({
          ...item,
          principal,
        }));
        expect(items.length).toBeGreaterThanOrEqual(3);

        await Promise.all(
          items.flatMap(one =>
            Array.from({ length: 8 }, (_, i) =>
              i % 2 === 0 ? access.grant(one) : access.revoke(one),
            ),
          ),
        );
        // What engine and evidence say agrees, whoever came last.
        for (const one of items) {
          const { state } = await access.verify(one);
          const rows = await fixture.readAs(one);
          expect(state).toBe(rows ? 'present' : 'absent');
        }

        await Promise.all(
          items.map((one, i) =>
            i % 2 === 0 ? access.grant(one) : access.revoke(one),
          ),
        );
        for (const [i, one] of items.entries()) {
          expect((await fixture.readAs(one)) !== undefined).toBe(i % 2 === 0);
        }
        await Promise.all(items.map(one => access.revoke(one)));
      },
      timeout,
    );

    it(
      'works with hostile names, and only for whom they name',
      async () => {
        const fixture = getFixture();
        const access = oneByOne(fixture.platform.access);
        const { hostilePrincipals, hostileTables } = fixture;
        expect(hostilePrincipals).not.toHaveLength(0);

        const items = [
          ...HOSTILE_NAMES.map(port => newItem(fixture, { port })),
          ...hostilePrincipals.map(principal =>
            newItem(fixture, { principal }),
          ),
          ...hostileTables.map(location =>
            newItem(fixture, { location, principal: hostilePrincipals[0] }),
          ),
        ];
        for (const item of items) {
          expect(await access.verify(item)).toMatchObject({ state: 'absent' });
          expect(await access.grant(item)).toMatchObject({ state: 'present' });
          expect(await fixture.readAs(item)).toBeDefined();
          expect(await access.revoke(item)).toMatchObject({ state: 'absent' });
          expect(await fixture.readAs(item)).toBeUndefined();
        }
      },
      timeout,
    );

    it(
      'by another path is seen, and not called a revocation',
      async () => {
        const fixture = getFixture();
        const access = oneByOne(fixture.platform.access);
        const item = newItem(fixture);
        const close = await fixture.openOtherPath(
          item.principal,
          item.location,
        );
        try {
          expect(await access.verify(item)).toMatchObject({ state: 'differs' });
          expect(await access.grant(item)).toMatchObject({ state: 'differs' });
          expect(await access.revoke(item)).toMatchObject({ state: 'differs' });
          expect(await fixture.readTableAs(item.principal, item.location)).toBe(
            true,
          );
        } finally {
          await close();
        }
        expect(await access.verify(item)).toMatchObject({ state: 'absent' });
      },
      timeout,
    );

    it(
      'is verified without changing anything',
      async () => {
        const fixture = getFixture();
        const access = oneByOne(fixture.platform.access);
        const absent = newItem(fixture);
        const present = newItem(fixture);
        await access.grant(present);

        const before = await fixture.snapshot();
        await access.verify(absent);
        await access.verify(present);
        expect(await fixture.snapshot()).toEqual(before);

        await access.revoke(present);
        // A snapshot that never changes would prove nothing.
        expect(await fixture.snapshot()).not.toEqual(before);
      },
      timeout,
    );
  });
}
