import { DataPlatformFixture } from './DataPlatformFixture';

export function declareTableTests(
  getFixture: () => DataPlatformFixture,
  timeout: number,
): void {
  describe('tables', () => {
    it(
      'are listed by title, with their location and kind',
      async () => {
        const { platform, table, hostileTables } = getFixture();
        const tables = await platform.listTables();

        const { columns: _, estimatedRows: __, ...summary } = table;
        expect(tables).toContainEqual(summary);
        const locations = tables.map(t => t.location);
        for (const location of hostileTables) {
          expect(locations).toContainEqual(location);
        }
        const titles = tables.map(t => t.title);
        expect(new Set(titles).size).toBe(titles.length);
      },
      timeout,
    );

    it(
      'are described with columns, types, keys and nullability',
      async () => {
        const { platform, table } = getFixture();
        // A fixture without these would prove nothing.
        expect(table.columns.some(c => c.primaryKeyPosition === 1)).toBe(true);
        expect(table.columns.some(c => !c.required)).toBe(true);
        expect(table.columns.some(c => c.description)).toBe(true);

        const { estimatedRows: _, ...expected } = table;
        const { estimatedRows, ...described } = await platform.describe(
          table.location,
        );
        expect(described).toEqual(expected);
        expect(estimatedRows ?? 0).toBeGreaterThanOrEqual(0);
      },
      timeout,
    );

    it(
      'are described whatever their name holds',
      async () => {
        const { platform, hostileTables } = getFixture();
        expect(hostileTables).not.toHaveLength(0);
        for (const location of hostileTables) {
          const described = await platform.describe(location);
          expect(described.location).toEqual(location);
          expect(described.columns).not.toHaveLength(0);
        }
      },
      timeout,
    );

    it(
      'that do not exist are not found',
      async () => {
        const { platform, missingTable } = getFixture();
        await expect(platform.describe(missingTable)).rejects.toMatchObject({
          name: 'NotFoundError',
        });
      },
      timeout,
    );

    it(
      'have well-formed locations',
      async () => {
        const { platform, malformedLocations } = getFixture();
        for (const location of [{}, ...malformedLocations]) {
          await expect(platform.describe(location)).rejects.toMatchObject({
            name: 'InputError',
          });
        }
      },
      timeout,
    );

    it('are owned by full refs, whatever the location holds', () => {
      const { platform, table, missingTable, ...fixture } = getFixture();
      const { hostileTables, malformedLocations } = fixture;
      // A fixture without an owner would prove nothing.
      expect(platform.owners(table.location)).toHaveLength(1);
      const locations = [missingTable, ...hostileTables, ...malformedLocations];
      for (const location of [table.location, ...locations, {}]) {
        for (const owner of platform.owners(location) ?? []) {
          expect(owner).toMatch(/^[^:/A-Z]+:[^:/A-Z]+\/[^:/A-Z]+$/);
        }
      }
    });

    it(
      'of an engine that is down are unavailable',
      async () => {
        const { unreachable, table } = getFixture();
        const expected = { name: 'ServiceUnavailableError' };
        await expect(unreachable.listTables()).rejects.toMatchObject(expected);
        await expect(
          unreachable.describe(table.location),
        ).rejects.toMatchObject(expected);
      },
      timeout,
    );
  });
}
