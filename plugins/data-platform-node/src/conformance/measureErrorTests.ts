import { newItem } from './accessItem';
import { DataPlatformFixture } from './DataPlatformFixture';
import { oneByOne } from './oneByOne';

const ROWS_IN_SQL = {
  key: 'rows',
  rule: { type: 'sql', query: 'SELECT count(*) FROM {object}', mustBe: 0 },
} as const;

export function declareMeasureErrorTests(
  getFixture: () => DataPlatformFixture,
  timeout: number,
): void {
  function portAt(location: Record<string, string>) {
    const { principal: _, ...port } = newItem(getFixture(), { location });
    return port;
  }

  describe('a measurement', () => {
    it(
      'gives nobody a right and takes none away',
      async () => {
        const fixture = getFixture();
        const { platform, measuredTable: location, principals } = fixture;
        const access = oneByOne(platform.access);
        const [ann, bob] = principals.map(principal =>
          newItem(fixture, { location, principal, port: 'measured' }),
        );
        const { principal: _, ...port } = ann;
        await platform.measure({ port, rules: [ROWS_IN_SQL] });
        expect(await access.verify(ann)).toMatchObject({
          state: 'absent',
        });

        await access.grant(ann);
        const before = await fixture.snapshot();
        await platform.measure({ port, rules: [ROWS_IN_SQL] });
        expect(await fixture.snapshot()).toEqual(before);
        expect(await fixture.readAs(ann)).toBeDefined();
        expect(await fixture.readAs(bob)).toBeUndefined();
        await access.revoke(ann);
        expect(await fixture.readAs(ann)).toBeUndefined();
      },
      timeout,
    );

    it(
      'works with hostile names',
      async () => {
        const { platform, hostileTables } = getFixture();
        for (const location of hostileTables) {
          const { columns } = await platform.describe(location);
          const measured = await platform.measure({
            port: portAt(location),
            rules: [
              {
                key: `'; --`,
                column: columns[0].name,
                rule: { metric: 'nullValues', mustBe: 0 },
              },
              ROWS_IN_SQL,
            ],
            bounds: [columns[0].name],
          });
          expect(measured.rules).toMatchObject([
            { key: `'; --`, value: expect.any(Number) },
            { value: measured.rows },
          ]);
        }
      },
      timeout,
    );

    it(
      'needs a table, a well-formed request and an engine',
      async () => {
        const fixture = getFixture();
        const { platform, unreachable, measuredTable } = fixture;
        const measure = (location: Record<string, string>) =>
          platform.measure({ port: portAt(location), rules: [ROWS_IN_SQL] });

        await expect(measure(fixture.missingTable)).rejects.toMatchObject({
          name: 'NotFoundError',
        });
        for (const location of [{}, ...fixture.malformedLocations]) {
          await expect(measure(location)).rejects.toMatchObject({
            name: 'InputError',
          });
        }
        const port = portAt(measuredTable);
        await expect(
          platform.measure({ port, rules: [ROWS_IN_SQL, ROWS_IN_SQL] }),
        ).rejects.toMatchObject({ name: 'InputError' });
        await expect(
          unreachable.measure({ port, rules: [ROWS_IN_SQL] }),
        ).rejects.toMatchObject({ name: 'ServiceUnavailableError' });
      },
      timeout,
    );

    it(
      'ends when nobody waits for it',
      async () => {
        const { platform, measuredTable } = getFixture();
        const controller = new AbortController();
        const reason = new Error('The portal stops');
        const port = portAt(measuredTable);
        const measured = platform.measure(
          { port, rules: [ROWS_IN_SQL] },
          { signal: controller.signal },
        );
        controller.abort(reason);
        await expect(measured).rejects.toBe(reason);
        await expect(
          platform.measure({ port, rules: [] }, { signal: controller.signal }),
        ).rejects.toBe(reason);
        expect(await platform.measure({ port, rules: [] })).toMatchObject({
          rules: [],
        });
      },
      timeout,
    );
  });
}
