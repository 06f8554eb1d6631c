import { newItem } from './accessItem';
import { DataPlatformFixture } from './DataPlatformFixture';
import { oneByOne } from './oneByOne';

export function declareAccessErrorTests(
  getFixture: () => DataPlatformFixture,
  timeout: number,
): void {
  describe('access that cannot be', () => {
    it(
      'is not found for an unknown principal or table, and leaves nothing',
      async () => {
        const fixture = getFixture();
        const access = oneByOne(fixture.platform.access);
        const before = await fixture.snapshot();
        for (const item of [
          newItem(fixture, { principal: 'nobody-of-that-name' }),
          newItem(fixture, { location: fixture.missingTable }),
        ]) {
          const expected = { name: 'NotFoundError' };
          await expect(access.grant(item)).rejects.toMatchObject(expected);
          await expect(access.verify(item)).rejects.toMatchObject(expected);
          // What is gone cannot be read: ending the right is no failure.
          expect(await access.revoke(item)).toMatchObject({ state: 'absent' });
        }
        expect(await fixture.snapshot()).toEqual(before);
      },
      timeout,
    );

    it(
      'is bad input for a malformed item, and leaves nothing',
      async () => {
        const fixture = getFixture();
        const access = oneByOne(fixture.platform.access);
        const before = await fixture.snapshot();
        for (const item of [
          newItem(fixture, { principal: '' }),
          newItem(fixture, { principal: 'nul\0byte' }),
          newItem(fixture, { version: 'latest' }),
          newItem(fixture, { product: 'not a ref' }),
          ...fixture.malformedLocations.map(location =>
            newItem(fixture, { location }),
          ),
        ]) {
          const expected = { name: 'InputError' };
          await expect(access.grant(item)).rejects.toMatchObject(expected);
          await expect(access.revoke(item)).rejects.toMatchObject(expected);
          await expect(access.verify(item)).rejects.toMatchObject(expected);
        }
        expect(await fixture.snapshot()).toEqual(before);
      },
      timeout,
    );

    it(
      'is unavailable while the engine is down',
      async () => {
        const fixture = getFixture();
        const access = oneByOne(fixture.unreachable.access);
        const item = newItem(fixture);
        const expected = { name: 'ServiceUnavailableError' };
        await expect(access.grant(item)).rejects.toMatchObject(expected);
        await expect(access.revoke(item)).rejects.toMatchObject(expected);
        await expect(access.verify(item)).rejects.toMatchObject(expected);
      },
      timeout,
    );
  });

  describe('a connection', () => {
    it('is explained without the engine and without a secret', () => {
      const fixture = getFixture();
      for (const principal of [
        fixture.principals[0],
        ...fixture.hostilePrincipals,
      ]) {
        const info = fixture.unreachable.access.connection(
          newItem(fixture, { principal }),
        );
        expect(info.properties.map(p => p.value)).toContain(principal);
        for (const secret of fixture.secrets) {
          expect(JSON.stringify(info)).not.toContain(secret);
        }
      }
    });
  });
}
