import { AccessItem } from '../DataPlatformAccess';
import { newItem } from './accessItem';
import { DataPlatformFixture, MEASURED_ROWS } from './DataPlatformFixture';
import { oneByOne } from './oneByOne';

/** Rights to some columns and rows, on the table that is measured. */
export function declareAccessNarrowingTests(
  getFixture: () => DataPlatformFixture,
  timeout: number,
): void {
  const narrow = (fields: Partial<AccessItem>) =>
    newItem(getFixture(), {
      location: getFixture().measuredTable,
      ...fields,
    });

  /** What the principal reads while they have the right. */
  async function readDuring(item: AccessItem) {
    const fixture = getFixture();
    const access = oneByOne(fixture.platform.access);
    expect(await fixture.readAs(item)).toBeUndefined();
    expect(await access.grant(item)).toMatchObject({ state: 'present' });
    const rows = await fixture.readAs(item);
    expect(await access.verify(item)).toMatchObject({ state: 'present' });
    // The table itself stays closed.
    expect(await fixture.readTableAs(item.principal, item.location)).toBe(
      false,
    );
    expect(await access.revoke(item)).toMatchObject({ state: 'absent' });
    expect(await fixture.readAs(item)).toBeUndefined();
    return rows ?? [];
  }

  async function expectRefused(item: AccessItem, name: string) {
    const fixture = getFixture();
    const access = oneByOne(fixture.platform.access);
    const before = await fixture.snapshot();
    await expect(access.grant(item)).rejects.toMatchObject({ name });
    expect(await fixture.snapshot()).toEqual(before);
  }

  const can = () => getFixture().platform.access.capabilities;
  const codes = (rows: Record<string, string | null>[]) =>
    rows.map(({ code }) => code).sort();

  describe('narrowed access', () => {
    it(
      'shows the columns of the right and no others',
      async () => {
        const item = narrow({ filter: { columns: ['code', 'day'] } });
        if (!can().columns) {
          await expectRefused(item, 'InputError');
          return;
        }
        const rows = await readDuring(item);
        expect(rows).toHaveLength(MEASURED_ROWS.length);
        for (const row of rows) {
          expect(Object.keys(row).sort()).toEqual(['code', 'day']);
        }
        expect(codes(rows)).toEqual(
          MEASURED_ROWS.map(({ code }) => code).sort(),
        );
      },
      timeout,
    );

    it(
      'shows the rows of the right and no others',
      async () => {
        const rows = [{ column: 'id', values: ['2', '3'] }];
        const item = narrow({ filter: { rows } });
        if (!can().rows) {
          await expectRefused(item, 'InputError');
          return;
        }
        expect(codes(await readDuring(item))).toEqual(['AB2', 'AB2', null]);
        // All of them have to hold, also one on a column that is not shown.
        const both = narrow({
          filter: {
            rows: [...rows, { column: 'code', values: ['AB2', 'AB1'] }],
            ...(can().columns && { columns: ['code'] }),
          },
        });
        expect(codes(await readDuring(both))).toEqual(['AB2', 'AB2']);
        const none = narrow({
          filter: { rows: [{ column: 'code', values: ['ab2'] }] },
        });
        expect(await readDuring(none)).toEqual([]);
      },
      timeout,
    );

    it(
      'takes values for values, whatever they hold',
      async () => {
        if (!can().rows) {
          return;
        }
        for (const value of [
          `AB1' OR 'a' = 'a`,
          `AB1'); DROP TABLE measured; --`,
          '$1',
          '\\',
          'AB%',
          '{AB1,AB2}',
          '',
          '☃ 表 "',
        ]) {
          const item = narrow({
            filter: { rows: [{ column: 'code', values: [value, 'AB1'] }] },
          });
          expect(codes(await readDuring(item))).toEqual(['AB1']);
        }
      },
      timeout,
    );

    it(
      'shows masked columns only masked',
      async () => {
        const { masks } = can();
        if (masks.includes('null')) {
          const rows = await readDuring(
            narrow({ masks: [{ column: 'code', mask: 'null' }] }),
          );
          expect(codes(rows)).toEqual([null, null, null, null, null]);
          expect(rows.map(({ id }) => id).sort()).toContain('3');
        }
        if (masks.includes('hash')) {
          const rows = await readDuring(
            narrow({ masks: [{ column: 'code', mask: 'hash' }] }),
          );
          const hashes = codes(rows).filter(hash => hash !== null);
          // Of AB1, AB2 twice, and bad.
          expect(hashes).toHaveLength(4);
          expect(new Set(hashes).size).toBe(3);
          for (const { code } of MEASURED_ROWS) {
            expect(hashes).not.toContain(code);
          }
        }
        if (masks.includes('year')) {
          const rows = await readDuring(
            narrow({ masks: [{ column: 'day', mask: 'year' }] }),
          );
          expect(
            rows.map(({ day }) => day?.slice(0, 10) ?? null).sort(),
          ).toEqual([
            '1999-01-01',
            '2001-01-01',
            '2001-01-01',
            '2001-01-01',
            null,
          ]);
        }
        for (const mask of ['null', 'hash', 'year'] as const) {
          if (!masks.includes(mask)) {
            await expectRefused(
              narrow({ masks: [{ column: 'day', mask }] }),
              'InputError',
            );
          }
        }
      },
      timeout,
    );

    it(
      'is one right however it is written, and another than the whole port',
      async () => {
        if (!can().columns) {
          return;
        }
        const fixture = getFixture();
        const access = oneByOne(fixture.platform.access);
        const item = narrow({ filter: { columns: ['code', 'id'] } });
        const same = { ...item, filter: { columns: ['id', 'code', 'id'] } };
        const { filter: _, ...whole } = item;

        await access.grant(item);
        expect(await access.verify(same)).toMatchObject({ state: 'present' });
        expect(await access.verify(whole)).toMatchObject({ state: 'absent' });
        expect(await fixture.readAs(whole)).toBeUndefined();
        await access.grant(whole);
        expect(await access.revoke(same)).toMatchObject({ state: 'absent' });
        expect(await fixture.readAs(item)).toBeUndefined();
        expect(await fixture.readAs(whole)).toBeDefined();
        await access.revoke(whole);
      },
      timeout,
    );

    it(
      'that cannot be is refused, and leaves nothing',
      async () => {
        const { columns, rows, masks } = can();
        const [mask] = masks;
        if (columns) {
          await expectRefused(
            narrow({ filter: { columns: ['code', 'nope'] } }),
            'NotFoundError',
          );
          await expectRefused(
            narrow({ filter: { columns: [] } }),
            'InputError',
          );
        }
        if (rows) {
          for (const [column, values, name] of [
            ['nope', ['1'], 'NotFoundError'],
            ['code', [], 'InputError'],
            ['id', [`1' OR true`], 'InputError'],
            ['day', ['yesterday or so'], 'InputError'],
          ] as const) {
            await expectRefused(
              narrow({ filter: { rows: [{ column, values: [...values] }] } }),
              name,
            );
          }
        }
        if (mask) {
          await expectRefused(
            narrow({ masks: [{ column: 'nope', mask }] }),
            'NotFoundError',
          );
        }
      },
      timeout,
    );
  });
}
